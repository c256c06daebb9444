package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.plugins.Pins.Pin;
import io.plugdesk.plugins.Declared.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

/** Which release does a piece of work, in every case. */
class RotaTest {
  private static final String CLOCK = "clock";

  private final Roles roles = new Roles();
  private final Rules rules = new Rules();
  private final Rota rota = new Rota(roles, rules);
  private final List<Declared> declared = new ArrayList<>();
  private final Map<String, Long> bundles = new HashMap<>();
  private final List<Release> running = new ArrayList<>();

  @Test
  void theShippedVersionServesWhereNothingIsDeclared() {
    shipped("1.0.0");
    assertEquals("1.0.0", first(null, null));
    assertEquals("1.0.0", inCharge());
  }

  @Test
  void theDeclaredVersionServesAndTheShippedOneStandsIn() {
    shipped("1.0.0");
    declared("1.1.0", Role.SERVING);
    assertEquals(List.of("1.1.0", "1.0.0"), order(null, null));
    assertEquals("1.1.0", inCharge());
  }

  @Test
  void aLaterShippedVersionServesOverAnEarlierDeclaredOne() {
    shipped("1.2.0");
    declared("1.1.0", Role.SERVING);
    assertEquals("1.2.0", first(null, null));
  }

  @Test
  void ofEqualVersionsTheDeclaredOneServes() {
    shipped("1.0.0");
    declared("1.0.0", Role.SERVING);
    assertEquals(2, order(null, null).size());
    assertTrue(rota.inCharge(running).orElseThrow().declared());
  }

  @Test
  void whatRunsBesideOrRetiresIsNeverAskedForNewWork() {
    declared("1.0.0", Role.RETIRING);
    declared("2.0.0", Role.BESIDE);
    assertEquals(List.of(), order(null, null));
    declared("1.1.0", Role.SERVING);
    assertEquals(List.of("1.1.0"), order(null, null));
  }

  @Test
  void whatIsTriedIsNeverAskedForAnything() {
    declared("1.0.0", Role.SERVING);
    running.add(new Release(90, new Version("1.1.0"), true));
    rule("1.1.0", 100);
    assertEquals(List.of("1.0.0"), order(null, null));
    assertEquals(List.of("1.0.0"), order(new Pin("1.1.0", 1), null));
  }

  @Test
  void whatIsNotOneTenantsIsDoneByTheVersionInCharge() {
    declared("1.0.0", Role.RETIRING);
    declared("1.1.0", Role.SERVING);
    declared("2.0.0", Role.BESIDE);
    running.add(new Release(90, new Version("3.0.0"), true));
    rule("2.0.0", 100);
    assertEquals(List.of("1.1.0"), onDuty());
  }

  @Test
  void whereNoneIsInChargeWhateverRunsStandsIn() {
    declared("1.0.0", Role.RETIRING);
    declared("2.0.0", Role.BESIDE);
    running.add(new Release(90, new Version("3.0.0"), true));
    assertEquals(List.of("1.0.0", "2.0.0"), onDuty());
  }

  @Test
  void aRuleGivesATenantAVersionInAnyRole() {
    shipped("0.9.0");
    declared("1.0.0", Role.RETIRING);
    declared("1.1.0", Role.SERVING);
    declared("2.0.0", Role.BESIDE);
    for (var version : List.of("0.9.0", "1.0.0", "1.1.0", "2.0.0")) {
      rule(version, 100);
      assertEquals(version, first(null, null));
      assertEquals("1.1.0", inCharge());
    }
  }

  @Test
  void whereTheNamedVersionDoesNotRunTheServingOneDoes() {
    declared("1.1.0", Role.SERVING);
    rule("1.0.0", 100);
    assertEquals("1.1.0", first(null, "c"));
  }

  @Test
  void whatAConversationKeepsComesBeforeTheRule() {
    declared("1.0.0", Role.RETIRING);
    declared("1.1.0", Role.SERVING);
    declared("2.0.0", Role.BESIDE);
    rule("2.0.0", 100);
    assertEquals(List.of("1.0.0", "2.0.0", "1.1.0"), order(new Pin("1.0.0", 1), null));
  }

  @Test
  void settingsThatAreKeptAreServedByTheSameVersionOnly() {
    declared("1.0.0", Role.SERVING);
    assertEquals(
        List.of(1, 2),
        rota
            .order(instances(1, 2), new Rota.Work("acme", CLOCK, new Pin("1.0.0", 1), null))
            .stream()
            .map(each -> each.key().revision())
            .toList());
    assertEquals(
        List.of(2, 1),
        rota
            .order(instances(1, 2), new Rota.Work("acme", CLOCK, new Pin("1.0.0", 3), null))
            .stream()
            .map(each -> each.key().revision())
            .toList());
  }

  @Test
  void aCanaryIsDrawnForConversationsAndStaysDrawn() {
    declared("1.0.0", Role.SERVING);
    declared("2.0.0", Role.BESIDE);
    rule("2.0.0", 10);
    assertEquals("1.0.0", first(null, null));
    var drawn = 0;
    for (int i = 0; i < 10_000; i++) {
      var conversation = new UUID(i * 7919L, i).toString();
      var version = first(null, conversation);
      assertEquals(version, first(null, conversation));
      drawn += version.equals("2.0.0") ? 1 : 0;
    }
    assertEquals(1_000, drawn, 90);
  }

  @Test
  void anotherTenantsRuleChangesNothing() {
    declared("1.0.0", Role.SERVING);
    declared("2.0.0", Role.BESIDE);
    rules.follow(
        List.of(new Rules.Given("globex", CLOCK, new Rules.Rule(new Version("2.0.0"), 100))));
    assertEquals("1.0.0", first(null, null));
    assertEquals(Set.of(), rota.drawn("globex"));
  }

  @Test
  void ofTwoThatServeTheOneThatWasDeclaredLastDoes() {
    declared("1.1.0", Role.SERVING);
    declared("1.0.0", Role.SERVING);
    assertEquals(List.of("1.0.0"), order(null, null));
  }

  private void shipped(String version) {
    running.add(new Release(running.size() + 1, new Version(version), false));
  }

  private void declared(String version, Role role) {
    var bundle = running.size() + 1L;
    running.add(new Release(bundle, new Version(version), true));
    var artifact = new Artifact("sha-" + bundle, CLOCK, version);
    declared.add(new Declared(bundle, artifact, new Source(null, "clock.jar"), role));
    bundles.put(artifact.sha256(), bundle);
    roles.follow(declared, bundles);
  }

  private void rule(String version, int percent) {
    rules.follow(
        List.of(new Rules.Given("acme", CLOCK, new Rules.Rule(new Version(version), percent))));
  }

  private List<String> onDuty() {
    return running.stream()
        .filter(release -> rota.takesWork(release, running))
        .map(Release::name)
        .toList();
  }

  private String inCharge() {
    return rota.inCharge(running).orElseThrow().name();
  }

  private String first(Pin pin, String conversation) {
    var chosen = order(pin, conversation).get(0);
    if (pin == null) {
      var work = new Rota.Work("acme", CLOCK, null, conversation);
      assertEquals(chosen, rota.release(running, work).orElseThrow().name());
    }
    return chosen;
  }

  private List<String> order(Pin pin, String conversation) {
    return rota.order(instances(1), new Rota.Work("acme", CLOCK, pin, conversation)).stream()
        .map(each -> each.release().name())
        .toList();
  }

  private List<Instance> instances(int... revisions) {
    var instances = new ArrayList<Instance>();
    for (var release : running) {
      for (var revision : revisions) {
        var key = new Instance.Key("acme", CLOCK, revision);
        instances.add(new Instance(key, release, 0, Set.of(), Object::new));
      }
    }
    return instances;
  }
}
