package io.plugdesk.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.store.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenants and their features on a real PostgreSQL, through JPA as in the running house. */
class TenantsOnPostgresTest {
  private static final String CLOCK = "io.plugdesk.tool.clock";

  private final List<String> audited = new ArrayList<>();
  private final List<String> erased = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final FeatureListeners listeners = new FeatureListeners();
  private final TenantErasure erasure = new TenantErasure();
  private TestDatabase database;
  private UnitsOfWork units;
  private JdbcTenants tenants;
  private JpaFeatures features;

  @BeforeEach
  void open() {
    database = new TestDatabase();
    units = database.unitsOfWorkWithEntities("tenants", Path.of("src/main/resources/db/migration"));
    listeners.addListener((tenant, now) -> heard.add(tenant.slug() + " " + plugins(now)));
    tenants = tenantsOfANode();
    features = new JpaFeatures(units, (unit, event) -> audit(event), listeners);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

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
    var slugs = tenantsOfANode().list().stream().map(tenant -> tenant.context().slug()).toList();
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
    var changed = tenants.update(acme.context(), "Acme & Sons", "{\"colour\": \"red\"}", "jane");
    assertEquals("Acme & Sons", changed.name());
    assertEquals("{\"colour\": \"red\"}", changed.configJson());
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

  @Test
  void deletingATenantLeavesNothingOfItAndAllOfOthers() throws SQLException {
    var acme = create("acme");
    var globex = create("globex");
    features.enable(acme.context(), CLOCK, "{}", "jane");
    tenants.delete(acme.context(), "jane");
    assertEquals(List.of("acme"), erased);
    assertTrue(tenants.find("acme").isEmpty());
    assertEquals(List.of(), features.list(acme.context()));
    assertEquals(3, features.list(globex.context()).size());
    assertEquals("acme []", heard.get(heard.size() - 1));
    assertEquals("tenant.deleted", audited.get(audited.size() - 1));
    assertEquals("1 3", rowsOfTenantsAndFeatures());
  }

  @Test
  void aRoomThatCannotEraseStopsTheDeletion() {
    var acme = create("acme");
    erasure.addRoom(
        tenant -> {
          throw new IllegalStateException("the index is away");
        });
    assertThrows(IllegalStateException.class, () -> tenants.delete(acme.context(), "jane"));
    assertEquals(List.of(acme), tenants.list());
    assertEquals(3, features.list(acme.context()).size());
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

  private JdbcTenants tenantsOfANode() {
    erasure.addRoom(tenant -> erased.add(tenant.slug()));
    return new JdbcTenants(
        units, (unit, event) -> audit(event), database.tenantRows(), erasure, listeners);
  }

  private void audit(AuditEvent event) {
    audited.add(event.eventType());
  }

  private Tenant create(String slug) {
    return tenants.create(slug, slug.toUpperCase(), "{}", "operator");
  }

  private static PlugdeskException refusal(Runnable change) {
    return assertThrows(PlugdeskException.class, change::run);
  }

  private static List<String> plugins(List<Feature> features) {
    return features.stream().map(Feature::plugin).toList();
  }

  private String revisionsOfClock() throws SQLException {
    return text(
        "select string_agg(revision || ' ' || enabled || ' ' || (settings ->> 'zone'), ', '"
            + " order by revision) from tenants.feature where plugin = '"
            + CLOCK
            + "'");
  }

  private String rowsOfTenantsAndFeatures() throws SQLException {
    return text(
        "select (select count(*) from tenants.tenant) || ' ' || (select count(*) from"
            + " tenants.feature)");
  }

  private String text(String query) throws SQLException {
    try (var owner = database.owner();
        var statement = owner.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
