package io.plugdesk.plugins;

import static io.plugdesk.plugins.SmallHouse.SAMPLE;
import static io.plugdesk.plugins.SmallHouse.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.plugins.SeamTable.Offer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not be left out is missed in a real framework as long as it is switched on. */
class NeverLeftOutTest {
  @TempDir Path folder;

  private SmallHouse house;

  @BeforeEach
  void boot() throws Exception {
    house = new SmallHouse(folder);
    house.open();
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "1.0.0".equals(house.version()));
    await(() -> house.seams.all().equals(Set.of(new Offer(SAMPLE, "Tool"))));
  }

  @AfterEach
  void stop() throws Exception {
    house.close();
  }

  @Test
  void leasesWhatIsThere() {
    assertEquals(1, house.every());
    assertEquals("1.0.0", house.version(), "It was given back");
  }

  @Test
  void missesWhatWasRemovedAlsoAfterARestart() throws Exception {
    house.remove("greeting.jar");
    await(() -> house.installations().isEmpty());
    assertMissed();

    house.restartWithoutCache();
    await(() -> house.ready());
    assertMissed();
  }

  @Test
  void missesWhatIsStopped() throws Exception {
    for (var bundle : house.container().context().getBundles()) {
      if (SAMPLE.equals(bundle.getSymbolicName())) {
        bundle.stop();
      }
    }
    assertMissed();
  }

  @Test
  void missesNothingThatIsSwitchedOff() throws Exception {
    house.remove("greeting.jar");
    await(() -> house.installations().isEmpty());
    house.switchOff();
    await(() -> !house.enabled());
    assertEquals(0, house.every());
  }

  private void assertMissed() {
    var missed = assertThrows(PlugdeskException.class, house::every);
    assertEquals(Kind.TRANSIENT, missed.kind());
    assertTrue(missed.getMessage().startsWith(SAMPLE + " is switched on and not up"));
  }
}
