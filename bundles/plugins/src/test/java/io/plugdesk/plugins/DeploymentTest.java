package io.plugdesk.plugins;

import static io.plugdesk.plugins.SmallHouse.SAMPLE;
import static io.plugdesk.plugins.SmallHouse.await;
import static io.plugdesk.plugins.SmallHouse.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.plugins.Installation.Origin;
import io.plugdesk.desk.plugins.Installation.State;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come and go in the inbox of a real framework. */
class DeploymentTest {
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
  void runsAFileThatIsDroppedInAndStopsItWhenItIsRemoved() throws Exception {
    house.open();
    await(() -> house.ready());

    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
    var listed = house.first();
    assertEquals(State.ACTIVE, listed.state());
    assertEquals(Origin.DEPLOYED, listed.origin());
    assertEquals("greeting.jar", listed.file());
    assertEquals("1.0.0", listed.version());

    house.remove("greeting.jar");
    await(() -> house.installations().isEmpty());
    assertEquals("nothing", house.answer());
    assertEquals(
        List.of("declared " + SAMPLE + " 1.0.0", "withdrawn " + SAMPLE + " 1.0.0"),
        house.artifacts.trail());
  }

  @Test
  void touchesNoOtherBundle() throws Exception {
    house.open();
    await(() -> house.ready());
    var events = new CopyOnWriteArrayList<String>();
    house
        .container()
        .context()
        .addBundleListener(
            event -> {
              if (!SAMPLE.equals(event.getBundle().getSymbolicName())) {
                events.add(event.getBundle() + " " + event.getType());
              }
            });

    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
    house.drop("greeting.jar", Container.sample("1.1.0"));
    await(() -> house.states().equals("1.1.0 ACTIVE"));
    house.remove("greeting.jar");
    await(() -> house.installations().isEmpty());

    assertEquals(List.of(), events);
  }

  @Test
  void drainsTheOldVersionWhileTheNewOneWorks() throws Exception {
    house.open();
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
    var held = house.lease().orElseThrow();

    house.drop("greeting.jar", Container.sample("1.1.0"));
    await(() -> house.states().equals("1.1.0 ACTIVE, 1.0.0 LEAVING"));

    assertEquals("1.1.0", house.version());
    assertEquals(1, house.installations().get(1).leases());
    assertEquals("hello x1", call(held));
    held.close();
    await(() -> house.states().equals("1.1.0 ACTIVE"));
  }

  @Test
  void takesTheSameVersionWithOtherBytesForANewOne() throws Exception {
    house.open();
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
    var before = house.first().sha256();

    house.drop("greeting.jar", Container.jar("1.0.0", Map.of("Bundle-Description", "Other bytes")));

    await(() -> house.installations().size() == 1 && !house.first().sha256().equals(before));
    assertEquals("hello x1", house.answer());
  }

  @Test
  void aLaterVersionStandsInForTheShippedOneUntilItIsRemoved() throws Exception {
    house.container().installSample("1.0.0");
    house.open();
    await(() -> "1.0.0".equals(house.version()));

    house.drop("greeting-new.jar", Container.sample("1.1.0"));
    await(() -> house.states().equals("1.1.0 ACTIVE, 1.0.0 IDLE"));
    await(() -> "1.1.0".equals(house.version()));
    assertEquals(Origin.SHIPPED, house.installations().get(1).origin());

    house.remove("greeting-new.jar");
    await(() -> house.states().equals("1.0.0 ACTIVE"));
    assertEquals("1.0.0", house.version());
  }

  @Test
  void keepsTheVersionThatWorksWhenTheNextCannotRun() throws Exception {
    house.open();
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));

    house.drop(
        "greeting.jar",
        Container.jar(
            "2.0.0", Map.of("Import-Package", "io.plugdesk.api.tool;version=\"[2,3)\",*")));

    await(() -> house.noted("greeting.jar"));
    assertEquals("1.0.0", house.version());
    var reason = "it needs io.plugdesk.api.tool [2.0.0,3.0.0), and the house has 1.0.0";
    assertTrue(house.note("greeting.jar").contains(reason), house.note("greeting.jar"));
    await(
        () ->
            house.installations().stream()
                .anyMatch(each -> each.state() == State.FAILED && each.reason().equals(reason)));
    assertEquals(List.of("declared " + SAMPLE + " 1.0.0"), house.artifacts.trail());
  }

  @Test
  void saysWhyAFileIsNotTaken() throws Exception {
    house.open();
    house.drop("noise.jar", "This is no jar".getBytes(StandardCharsets.UTF_8));
    house.drop("fragment.jar", Container.jar("1.0.0", Map.of("Fragment-Host", "org.example")));
    house.drop("exports.jar", Container.jar("1.0.0", Map.of("Export-Package", SAMPLE)));
    house.drop("group.kar", new byte[4]);

    await(() -> house.noted("noise.jar") && house.noted("group.kar"));
    await(() -> house.installations().size() == 4);
    assertTrue(house.note("noise.jar").contains("copy it again"), house.note("noise.jar"));
    assertTrue(house.note("fragment.jar").contains("make it a bundle"), house.note("fragment.jar"));
    assertTrue(house.note("exports.jar").contains("keep them private"), house.note("exports.jar"));
    assertTrue(house.note("group.kar").contains("copy it again"), house.note("group.kar"));

    house.drop("noise.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
    assertFalse(house.noted("noise.jar"));
  }

  @Test
  void theDeclaredSetIsTheTruthWhenTheFrameworkHasForgottenAll() throws Exception {
    house.open();
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
    house.restartWithoutCache();

    await(() -> house.ready());
    assertEquals("hello x1", house.answer());
  }

  @Test
  void removesAtTheStartWhatIsNotDeclaredAndWhatWasDeletedMeanwhile() throws Exception {
    house
        .container()
        .context()
        .installBundle("plugdesk:stale", new ByteArrayInputStream(Container.sample("3.0.0")));
    house.open();
    await(() -> house.container().context().getBundle("plugdesk:stale") == null);
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
    house.reopen(() -> house.remove("greeting.jar"));

    await(() -> house.ready() && house.installations().isEmpty());
    assertEquals(2, house.artifacts.trail().size());
  }

  @Test
  void keepsWhatAnotherInboxDeclared() throws Exception {
    house.open();
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
    house.reopen(
        () -> {
          house.remove("greeting.jar");
          house.remove(".inbox");
        });

    await(() -> house.ready());
    assertEquals("hello x1", house.answer());
    assertEquals("1.0.0 ACTIVE", house.states());
  }

  @Test
  void waitsForTheDatabaseAndChangesNothingMeanwhile() throws Exception {
    house.open();
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));

    house.artifacts.unreachable(true);
    house.remove("greeting.jar");
    await(() -> house.artifacts.failures() > 2);
    assertEquals("hello x1", house.answer());
    house.artifacts.unreachable(false);

    await(() -> house.installations().isEmpty());
  }
}
