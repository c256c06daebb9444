package io.plugdesk.plugins;

import static io.plugdesk.plugins.SmallHouse.SAMPLE;
import static io.plugdesk.plugins.SmallHouse.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.plugins.Duty;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Which bundle is on duty, in a real framework, and who hears of it when. */
class BundleDutyTest {
  private static final Order ANN = new Order("ann", false);

  @TempDir Path folder;

  private SmallHouse house;
  private Duty duty;
  private volatile String heard = "";

  @BeforeEach
  void boot() throws Exception {
    house = new SmallHouse(folder);
    house.open();
    install("1.0.0", false);
    await(() -> house.ready() && "1.0.0".equals(house.version()));
    duty = house.container().service(Duty.class);
    house
        .container()
        .context()
        .registerService(Duty.Listener.class, () -> heard = onDuty().toString(), null);
  }

  @AfterEach
  void stop() throws Exception {
    house.close();
  }

  @Test
  void aVersionIsOnDutyWhenItTakesOverAndNotBefore() throws Exception {
    install("2.0.0", true);
    assertEquals("2.0.0 BESIDE, 1.0.0 ACTIVE", house.states());
    assertEquals(List.of("1.0.0"), onDuty());

    house.changes().upgrade(SAMPLE, "2.0.0", ANN);
    assertEquals(List.of("2.0.0"), onDuty());
    assertEquals("[2.0.0]", heard);
  }

  @Test
  void whatIsTriedIsNotOnDuty() throws Exception {
    house.drop("broken.jar", Container.jar("1.1.0", Map.of("Greeting-Broken", "yes")));
    await(() -> house.states().equals("1.1.0 WAITING, 1.0.0 ACTIVE"));
    assertEquals(List.of("1.0.0"), onDuty());
  }

  @Test
  void bundlesOfTheHouseAlwaysAre() {
    for (var bundle : house.container().context().getBundles()) {
      assertTrue(duty.takesWork(bundle.getBundleId()), bundle.toString());
    }
    assertFalse(duty.takesWork(9_999));
  }

  @Test
  void whereNoneIsInChargeTheOneBesideStandsIn() throws Exception {
    install("2.0.0", true);
    house.changes().remove(SAMPLE, "1.0.0", ANN);
    assertEquals(List.of("2.0.0"), onDuty());
    assertEquals("[2.0.0]", heard);
  }

  private List<String> onDuty() {
    return Arrays.stream(house.container().context().getBundles())
        .filter(bundle -> SAMPLE.equals(bundle.getSymbolicName()))
        .filter(bundle -> duty.takesWork(bundle.getBundleId()))
        .map(Bundle::getVersion)
        .map(Object::toString)
        .toList();
  }

  private void install(String version, boolean beside) throws Exception {
    var jar = house.jar("greeting-" + version + ".jar", Container.sample(version));
    house.changes().install(jar, beside, ANN);
  }
}
