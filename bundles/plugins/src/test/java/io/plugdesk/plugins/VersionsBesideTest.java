package io.plugdesk.plugins;

import static io.plugdesk.plugins.SmallHouse.SAMPLE;
import static io.plugdesk.plugins.SmallHouse.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.plugins.PluginChange;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Versions stand beside each other in a real framework, and conversations keep theirs. */
class VersionsBesideTest {
  private static final Order ANN = new Order("ann", false);

  @TempDir Path folder;

  private SmallHouse house;

  @BeforeEach
  void boot() throws Exception {
    house = new SmallHouse(folder);
    house.open();
  }

  @AfterEach
  void stop() throws Exception {
    house.close();
  }

  @Test
  void aConversationKeepsItsVersionUntilItsTimeIsOver() throws Exception {
    house.limit(Duration.ofHours(1));
    begin("1.0.0");
    assertEquals("1.0.0", house.version(house.pins("old")));

    var change = install("1.1.0", false);
    assertEquals(1, change.leaving().get(0).pins());
    assertEquals("1.1.0 ACTIVE, 1.0.0 RETIRING", house.states());
    assertEquals("1.0.0", house.version(house.pins("old")));
    assertEquals("1.1.0", house.version(house.pins("new")));
    assertEquals("1.1.0", house.version());
    await(() -> house.uses().equals("1.1.0 1 1, 1.0.0 0 1"));

    house.kept.expire();
    await(() -> house.states().equals("1.1.0 ACTIVE"));
    assertEquals("1.1.0", house.version(house.pins("old")));
  }

  @Test
  void whatRetiresServesAgainAfterARestartWithoutTheCache() throws Exception {
    house.limit(Duration.ofHours(1));
    begin("1.0.0");
    house.pins("old");
    install("1.1.0", false);
    house.restartWithoutCache();

    await(() -> house.ready() && house.states().equals("1.1.0 ACTIVE, 1.0.0 RETIRING"));
    await(() -> "1.0.0".equals(house.version(house.pins("old"))));
  }

  @Test
  void whatCameInAFileIsKeptForItsConversationsWhenACommandReplacesIt() throws Exception {
    house.limit(Duration.ofHours(1));
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "1.0.0".equals(house.version()));
    assertEquals("1.0.0", house.version(house.pins("old")));

    install("1.1.0", false);
    await(() -> house.lies("greeting.jar.removed"));
    assertEquals("1.1.0 ACTIVE, 1.0.0 RETIRING", house.states());
    assertEquals("1.0.0", house.version(house.pins("old")));
  }

  @Test
  void theVersionBeforeStandsInForAQuarantinedOne() throws Exception {
    house.container().installSample("1.0.0");
    house.limit(Duration.ofHours(1));
    begin("1.1.0");
    house.pins("old");
    install("1.2.0", false);
    assertEquals("1.2.0 ACTIVE, 1.1.0 RETIRING, 1.0.0 IDLE", house.states());
    assertEquals("1.2.0", house.version());

    for (int i = 0; i < 5; i++) {
      try (var held = house.lease().orElseThrow()) {
        var call = held.call();
        call.failed(new IllegalStateException("a defect"));
        call.close();
      }
    }
    assertEquals("1.1.0", house.version());
  }

  @Test
  void asksTheDatabaseOnceForAConversation() throws Exception {
    house.limit(Duration.ofHours(1));
    begin("1.0.0");
    house.pins("a");
    house.pins("a");
    house.pins("b");
    assertEquals(2, house.kept.statements());

    house.limit(Duration.ZERO);
    house.pins("c");
    assertEquals(2, house.kept.statements());
  }

  @Test
  void aConversationKeepsItsSettings() throws Exception {
    house.limit(Duration.ofHours(1));
    begin("1.0.0");
    assertEquals("hello x1", house.answer(house.pins("old")));
    house.set("{\"word\":\"ahoy\"}");

    await(() -> "ahoy x1".equals(house.answer()));
    assertEquals("hello x1", house.answer(house.pins("old")));
    assertEquals("ahoy x1", house.answer(house.pins("new")));
  }

  @Test
  void aRuleKeepsAVersionAndLiftingItLetsTheVersionGo() throws Exception {
    begin("1.0.0");
    house.give("1.0.0", 100);
    assertEquals(1, install("1.1.0", false).leaving().get(0).rules());

    assertEquals("1.1.0 ACTIVE, 1.0.0 BESIDE", house.states());
    assertEquals("1.0.0", house.version());
    assertEquals("1.1.0 0 0, 1.0.0 1 0", house.uses());
    assertRefused(
        SAMPLE + " 1.0.0 is what the rules of 1 tenants name: lift them first",
        () -> house.changes().remove(SAMPLE, "1.0.0", ANN));

    house.lift();
    assertEquals("1.1.0", house.version());
    await(() -> house.states().equals("1.1.0 ACTIVE"));
  }

  @Test
  void whatComesBesideServesThoseAloneWhoseRuleNamesIt() throws Exception {
    begin("1.0.0");
    var change = install("2.0.0", true);
    assertEquals("2.0.0", change.beside());
    assertEquals("1.0.0", change.to());
    assertEquals(List.of(), change.leaving());
    assertEquals("2.0.0 BESIDE, 1.0.0 ACTIVE", house.states());
    assertEquals("1.0.0", house.version());

    house.give("2.0.0", 100);
    assertEquals("2.0.0", house.version());
    house.give("2.0.0", 50);
    assertEquals("1.0.0", house.version());
    var drawn = 0;
    for (int i = 0; i < 1_000; i++) {
      drawn += house.version(house.pins("conversation " + i)).equals("2.0.0") ? 1 : 0;
    }
    assertEquals(500, drawn, 60);

    house.lift();
    assertEquals("2.0.0", house.changes().upgrade(SAMPLE, "2.0.0", ANN).to());
    assertEquals("2.0.0", house.version());
    await(() -> house.states().equals("2.0.0 ACTIVE"));
    assertEquals("1.0.0", house.changes().rollback(SAMPLE, ANN).to());
  }

  @Test
  void goesBackAtOnceToWhatStillRetires() throws Exception {
    house.limit(Duration.ofHours(1));
    begin("1.0.0");
    house.pins("old");
    install("1.1.0", false);
    assertEquals("1.0.0", house.changes().rollback(SAMPLE, ANN).to());

    assertEquals("1.0.0", house.version());
    await(() -> house.states().equals("1.0.0 ACTIVE"));
  }

  @Test
  void aVersionThatDoesNotRunIsGivenToNobody() throws Exception {
    begin("1.0.0");
    assertRefused(SAMPLE + " 3.0.0 does not run, but 1.0.0", () -> house.give("3.0.0", 100));
    assertRefused("three is no version", () -> house.give("three", 100));
  }

  @Test
  void ofTwoFilesTheLaterServesAndTheOtherTakesOverWhenItGoes() throws Exception {
    house.drop("new.jar", Container.sample("1.1.0"));
    await(() -> "1.1.0".equals(house.version()));
    house.drop("old.jar", Container.sample("1.0.0"));
    await(() -> house.states().equals("1.1.0 ACTIVE, 1.0.0 BESIDE"));

    house.remove("new.jar");
    await(() -> house.states().equals("1.0.0 ACTIVE"));
    assertEquals("1.0.0", house.version());
  }

  private void begin(String version) throws Exception {
    install(version, false);
    await(() -> house.ready() && version.equals(house.version()));
  }

  private PluginChange install(String version, boolean beside) throws Exception {
    var jar = house.jar("greeting-" + version + ".jar", Container.sample(version));
    return house.changes().install(jar, beside, ANN);
  }

  private static void assertRefused(String beginning, Executable change) {
    var refusal = assertThrows(PlugdeskException.class, change);
    assertTrue(refusal.getMessage().startsWith(beginning), refusal.getMessage());
  }
}
