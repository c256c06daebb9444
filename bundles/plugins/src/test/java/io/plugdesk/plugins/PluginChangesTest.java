package io.plugdesk.plugins;

import static io.plugdesk.plugins.SmallHouse.SAMPLE;
import static io.plugdesk.plugins.SmallHouse.await;
import static io.plugdesk.plugins.SmallHouse.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.plugins.Installation.Origin;
import io.plugdesk.desk.plugins.PluginChange;
import io.plugdesk.desk.plugins.PluginChange.Leaving;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Commands change which versions a real framework runs. */
class PluginChangesTest {
  private static final Order ANN = new Order("ann", false);
  private static final Order DRY = new Order("ann", true);

  @TempDir Path folder;

  private SmallHouse house;

  @BeforeEach
  void boot() throws Exception {
    house = new SmallHouse(folder);
  }

  @AfterEach
  void stop() throws Exception {
    house.close();
  }

  @Test
  void installsAndRemovesAFile() throws Exception {
    house.open();

    var installed = install("1.0.0");
    assertEquals(new PluginChange(SAMPLE, "", "1.0.0", false, "", List.of(), true), installed);
    await(() -> "hello x1".equals(house.answer()));
    assertEquals(Origin.INSTALLED, house.first().origin());

    var removed = house.changes().remove(SAMPLE, null, ANN);
    assertEquals("1.0.0", removed.from());
    assertEquals("", removed.to());
    await(() -> house.installations().isEmpty());
    assertEquals(
        List.of("plugin.installed >1.0.0 by ann", "plugin.removed 1.0.0> by ann"),
        house.artifacts.trail());
  }

  @Test
  void aLaterVersionTakesTheWorkAndTheOneBeforeFinishesIts() throws Exception {
    house.open();
    install("1.0.0");
    await(() -> "hello x1".equals(house.answer()));
    var held = house.lease().orElseThrow();

    var change = install("1.1.0");
    assertEquals("1.0.0", change.from());
    assertEquals("1.1.0", change.to());
    assertEquals(1, change.leaving().get(0).leases());
    await(() -> house.states().equals("1.1.0 ACTIVE, 1.0.0 LEAVING"));
    assertEquals("1.1.0", house.version());
    assertEquals("hello x1", call(held));
    held.close();
    await(() -> house.states().equals("1.1.0 ACTIVE"));
  }

  @Test
  void goesBackAlsoWhileTheVersionBeforeIsStillLeaving() throws Exception {
    house.open();
    install("1.0.0");
    await(() -> "hello x1".equals(house.answer()));
    var held = house.lease().orElseThrow();
    install("1.1.0");
    await(() -> house.states().equals("1.1.0 ACTIVE, 1.0.0 LEAVING"));

    var change = house.changes().rollback(SAMPLE, ANN);

    assertEquals("1.1.0", change.from());
    assertEquals("1.0.0", change.to());
    await(() -> house.states().equals("1.0.0 ACTIVE, 1.0.0 LEAVING"));
    assertEquals("1.0.0", house.version());
    assertEquals("hello x1", call(held));
    held.close();
    await(() -> house.states().equals("1.0.0 ACTIVE"));
  }

  @Test
  void goesBackStepByStepAndForwardAgain() throws Exception {
    house.open();
    install("1.0.0");
    install("1.1.0");
    install("1.2.0");
    assertEquals("1.1.0", house.changes().rollback(SAMPLE, ANN).to());
    assertEquals("1.0.0", house.changes().rollback(SAMPLE, ANN).to());
    await(() -> house.states().equals("1.0.0 ACTIVE"));
    assertRefused(
        "There is nothing to go back to: no version of " + SAMPLE + " ran before 1.0.0",
        () -> house.changes().rollback(SAMPLE, ANN));

    assertEquals(List.of("1.0.0", "1.1.0", "1.2.0"), house.changes().kept(SAMPLE));
    assertEquals("1.1.0", house.changes().upgrade(SAMPLE, "1.1.0", ANN).to());
    assertEquals("1.2.0", house.changes().upgrade(SAMPLE, null, ANN).to());
    await(() -> house.states().equals("1.2.0 ACTIVE"));
    assertRefused(
        "No later version of " + SAMPLE + " than 1.2.0 is kept",
        () -> house.changes().upgrade(SAMPLE, null, ANN));
  }

  @Test
  void neverGoesBackToWhatWasGoneBackFrom() throws Exception {
    house.open();
    install("1.0.0");
    install("1.1.0");
    house.changes().rollback(SAMPLE, ANN);
    install("1.2.0");
    assertEquals("1.0.0", house.changes().rollback(SAMPLE, ANN).to());
  }

  @Test
  void setsTheFileAsideThatDeclaredWhatACommandRemoves() throws Exception {
    house.open();
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));

    var change = house.changes().remove(SAMPLE, null, ANN);
    assertEquals(
        List.of(new Leaving("1.0.0", "greeting.jar", true, 0, 0, 0, true)), change.leaving());
    await(() -> house.installations().isEmpty() && house.lies("greeting.jar.removed"));
    assertFalse(house.lies("greeting.jar"));
    house.reopen(() -> {});
    await(() -> house.ready());
    assertEquals(List.of(), house.installations());

    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
  }

  @Test
  void anotherFileThatCameMeanwhileIsNotSetAside() throws Exception {
    house.open();
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
    var row = house.artifacts.declared().get(0);
    house.reopen(
        () -> {
          house.artifacts.carryOut(
              new Plan(
                  "plugin.removed",
                  SAMPLE,
                  "1.0.0",
                  "",
                  false,
                  null,
                  null,
                  List.of(),
                  List.of(row)),
              "ann");
          house.drop("greeting.jar", Container.sample("1.1.0"));
        });

    await(() -> house.states().equals("1.1.0 ACTIVE"));
    assertFalse(house.lies("greeting.jar.removed"));
  }

  @Test
  void removesWhatAFolderDeclaredThatIsNoLongerThere() throws Exception {
    house.open();
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
    house.reopen(house::forgetInbox);
    await(() -> house.states().equals("1.0.0 ACTIVE"));

    var change = house.changes().remove(SAMPLE, null, ANN);
    assertFalse(change.leaving().get(0).setAside());
    await(() -> house.installations().isEmpty());
  }

  @Test
  void goesBackFromAFileToTheVersionThatCameWithTheHouse() throws Exception {
    house.container().installSample("1.0.0");
    house.open();
    house.drop("greeting.jar", Container.sample("1.1.0"));
    await(() -> "1.1.0".equals(house.version()));

    var change = house.changes().rollback(SAMPLE, ANN);
    assertEquals("1.0.0", change.to());
    assertTrue(change.shipped());
    await(() -> house.states().equals("1.0.0 ACTIVE"));
    assertRefused(
        "There is nothing to go back to: " + SAMPLE + " 1.0.0 came with the house",
        () -> house.changes().rollback(SAMPLE, ANN));
    assertRefused(
        SAMPLE + " 1.0.0 came with the house and cannot be removed: plugin:disable TENANT",
        () -> house.changes().remove(SAMPLE, null, ANN));
    assertRefused(
        SAMPLE + " 1.1.0 is not installed: installed is 1.0.0, which came with the house",
        () -> house.changes().remove(SAMPLE, "1.1.0", ANN));
  }

  @Test
  void saysWhatWouldHappenAndChangesNothing() throws Exception {
    house.open();
    install("1.0.0");
    await(() -> "hello x1".equals(house.answer()));
    var before = house.artifacts.trail();

    var jar = house.jar("next.jar", Container.sample("1.1.0"));
    var change = house.changes().install(jar, false, DRY);
    assertFalse(change.done());
    assertEquals("1.1.0", change.to());
    assertFalse(house.changes().remove(SAMPLE, null, DRY).done());

    assertEquals(before, house.artifacts.trail());
    assertEquals(List.of("1.0.0"), house.changes().kept(SAMPLE));
    assertEquals("1.0.0 ACTIVE", house.states());
  }

  @Test
  void keepsTheVersionThatWorksWhenTheNextCannotRun() throws Exception {
    house.open();
    install("1.0.0");
    await(() -> "hello x1".equals(house.answer()));
    var needs = Map.of("Import-Package", "io.plugdesk.api.tool;version=\"[2,3)\",*");
    var jar = house.jar("next.jar", Container.jar("2.0.0", needs));

    assertRefused(
        SAMPLE + " 2.0.0 does not run: it needs io.plugdesk.api.tool [2.0.0,3.0.0)",
        () -> house.changes().install(jar, false, ANN));
    assertEquals("1.0.0", house.version());
    assertEquals("1.0.0 ACTIVE", house.states());
  }

  @Test
  void saysWhyNothingCanBeDone() throws Exception {
    house.open();
    var noise = house.jar("noise.jar", "This is no jar".getBytes(StandardCharsets.UTF_8));
    assertRefused(
        "There is no file ", () -> house.changes().install(folder.resolve("x"), false, ANN));
    assertRefused("noise.jar is damaged", () -> house.changes().install(noise, false, ANN));
    assertRefused(
        "There is no plugin cuckoo: plugin:list",
        () -> house.changes().remove("cuckoo", null, ANN));
    assertRefused("There is no plugin cuckoo", () -> house.changes().rollback("cuckoo", ANN));
    assertRefused("There is no plugin cuckoo", () -> house.changes().upgrade("cuckoo", null, ANN));
    var jar = house.jar("greeting.jar", Container.sample("1.1.0"));
    house.changes().install(jar, false, ANN);
    assertRefused(
        SAMPLE + " 1.1.0 is installed already", () -> house.changes().install(jar, false, ANN));
    assertRefused(
        SAMPLE + " 1.1.0 is installed, which is later than 1.0.0: go back", () -> install("1.0.0"));
    assertRefused(
        SAMPLE + " 3.0.0 is not installed: installed is 1.1.0",
        () -> house.changes().remove(SAMPLE, "3.0.0", ANN));
    assertRefused("three is no version", () -> house.changes().remove(SAMPLE, "three", ANN));
  }

  private PluginChange install(String version) throws Exception {
    var jar = house.jar("greeting-" + version + ".jar", Container.sample(version));
    return house.changes().install(jar, false, ANN);
  }

  private static void assertRefused(String beginning, Executable change) {
    var refusal = assertThrows(PlugdeskException.class, change);
    assertTrue(refusal.getMessage().startsWith(beginning), refusal.getMessage());
  }
}
