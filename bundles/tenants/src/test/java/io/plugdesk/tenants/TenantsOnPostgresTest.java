package io.plugdesk.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tenants and their features on a real PostgreSQL. */
class TenantsOnPostgresTest extends TenantsOnPostgres {
  @Test
  void createsATenantThatCanAnswer() {
    var acme = create("acme");
    assertEquals(acme, tenants.find("acme").orElseThrow());
    assertEquals(acme, tenants.find(acme.context().tenantId().toUpperCase()).orElseThrow());
    assertEquals(
        List.of(
            "io.plugdesk.model.extractive", "io.plugdesk.model.onnx", "io.plugdesk.retrieval.solr"),
        plugins(features.list(acme.context())));
    assertEquals(List.of("tenant.created"), audited);
    assertEquals(1, heard.size());
  }

  @Test
  void findsAllTenantsAfterARestart() {
    create("globex");
    create("acme");
    var slugs =
        tenantsOfANode(new TenantList(units)).list().stream()
            .map(tenant -> tenant.context().slug())
            .toList();
    assertEquals(List.of("acme", "globex"), slugs);
  }

  @Test
  void refusesADomainThatIsTaken() {
    var acme = create("acme");
    assertEquals(Kind.REJECTED, refusal(() -> create("acme")).kind());
    assertEquals(List.of(acme), tenants.list());
  }

  @Test
  void refusesADomainThatReadsLikeAUuid() {
    assertEquals(
        Kind.REJECTED, refusal(() -> create("01890000-0000-7000-8000-00000000000a")).kind());
    assertEquals(Kind.REJECTED, refusal(() -> create("Acme")).kind());
    assertEquals(Kind.REJECTED, refusal(() -> create("-acme")).kind());
  }

  @Test
  void changesNameAndSettings() {
    var acme = create("acme");
    var changed =
        tenants.update(acme.context(), "Acme & Sons", "{\"greeting\": \"Hello\"}", "jane");
    assertEquals("Acme & Sons", changed.name());
    assertEquals("{\"greeting\": \"Hello\"}", changed.configJson());
    assertTrue(changed.updatedAt().isAfter(acme.updatedAt()));
    assertEquals(changed, tenants.find("acme").orElseThrow());
    assertEquals(List.of("tenant.created", "tenant.updated"), audited);
  }

  @Test
  void refusesSettingsThatAreNoObject() {
    var acme = create("acme");
    var failure = refusal(() -> tenants.update(acme.context(), "Acme", "[\"hidden\"", "jane"));
    assertEquals(Kind.REJECTED, failure.kind());
    assertTrue(!failure.getMessage().contains("hidden"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'thresholds': {'answer': 5}} | thresholds.answer",
        "{'thresholds': {'anwser': 0.5}} | anwser is no setting here, there are: answer, confidence",
        "{'retrieval': {'fusion': 'best'}} | retrieval.fusion",
        "{'retrieval': {'read': 21}} | retrieval.read",
        "{'throttles': {'visitor_per_second': 0}} | throttles.visitor_per_second",
        "{'branding': {'accent': 'green'}} | such as #2f6b3c",
        "{'privacy': {'redact': ['email', 'name']}} | privacy.redact[1]",
        "{'greting': 'Hello'} | greting is no setting here, there are: greeting, quick_replies",
        "{'branding': {'acent': '#2f6b3c'}} | acent is no setting here, there are: accent",
        "{'quick_replies': 'Where is it?'} | quick_replies"
      })
  void refusesASettingThatItDoesNotUnderstandAndNamesIt(String settings, String named) {
    var acme = create("acme");
    var json = settings.replace('\'', '"');
    var failure = refusal(() -> tenants.update(acme.context(), "Acme", json, "jane"));
    assertEquals(Kind.REJECTED, failure.kind());
    assertTrue(failure.getMessage().contains(named), failure.getMessage());
    assertEquals("{}", tenants.find("acme").orElseThrow().configJson());
  }

  @Test
  void keepsEachChangeOfSettingsAsARevision() throws SQLException {
    var acme = create("acme").context();
    assertEquals(
        1, features.enable(acme, CLOCK, "{\"zone\": \"UTC\", \"a\": 1}", "jane").revision());
    assertEquals(2, features.enable(acme, CLOCK, "{\"zone\": \"CET\"}", "jane").revision());
    assertEquals("1 false UTC, 2 true CET", revisionsOfClock());
  }

  @Test
  void unchangedSettingsKeepTheirRevisionAndTellNobody() {
    var acme = create("acme").context();
    features.enable(acme, CLOCK, "{\"zone\": \"UTC\", \"a\": 1}", "jane");
    var before = List.copyOf(heard);
    var again = features.enable(acme, CLOCK, "{\"a\":1,\"zone\":\"UTC\"}", "jane");
    assertEquals(1, again.revision());
    assertEquals(before, heard);
    assertEquals(List.of("tenant.created", "feature.enabled"), audited);
  }

  @Test
  void aPluginThatIsOffComesBackWithItsRevision() {
    var acme = create("acme").context();
    features.enable(acme, CLOCK, "{}", "jane");
    features.disable(acme, CLOCK, "jane");
    features.disable(acme, CLOCK, "jane");
    assertTrue(!plugins(features.list(acme)).contains(CLOCK));
    assertEquals(1, features.enable(acme, CLOCK, "{}", "jane").revision());
    assertTrue(plugins(features.list(acme)).contains(CLOCK));
    assertEquals(
        List.of("tenant.created", "feature.enabled", "feature.disabled", "feature.enabled"),
        audited);
  }

  @Test
  void aTenantDoesNotSeeTheFeaturesOfAnother() {
    var acme = create("acme").context();
    var globex = create("globex").context();
    features.enable(acme, CLOCK, "{}", "jane");
    assertTrue(!plugins(features.list(globex)).contains(CLOCK));
    features.disable(globex, CLOCK, "joe");
    assertTrue(plugins(features.list(acme)).contains(CLOCK));
  }

  @Test
  void listensOnAfterAListenerFails() {
    var failing = new FeatureListeners();
    failing.addListener(
        (tenant, now) -> {
          throw new IllegalStateException("a defect");
        });
    failing.addListener((tenant, now) -> heard.add("heard"));
    failing.changed(new TenantContext("id", "acme"), List.of());
    assertEquals(List.of("heard"), heard);
  }
}
