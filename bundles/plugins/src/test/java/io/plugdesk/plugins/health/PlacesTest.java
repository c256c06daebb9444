package io.plugdesk.plugins.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many calls may be in progress at once. */
class PlacesTest {
  private final Places places = new Places(Duration.ZERO);
  private final List<Runnable> taken = new ArrayList<>();

  @Test
  void leavesPlacesToOtherTenants() {
    take("tide", "acme", 16);

    var full = assertThrows(PlugdeskException.class, () -> places.take("tide", "Tool", "acme"));
    assertEquals(Kind.TRANSIENT, full.kind());
    assertTrue(full.getMessage().contains("16 calls of this tenant"), full.getMessage());
    take("tide", "globex", 16);
    take("clock", "acme", 16);
  }

  @Test
  void boundsAPluginOverAllTenants() {
    take("tide", "acme", 16);
    take("tide", "globex", 16);
    take("tide", "initech", 16);

    assertThrows(PlugdeskException.class, () -> places.take("tide", "Tool", "umbrella"));
    taken.get(0).run();
    take("tide", "umbrella", 1);
  }

  private void take(String plugin, String tenantId, int times) {
    for (int i = 0; i < times; i++) {
      taken.add(places.take(plugin, "Tool", tenantId));
    }
  }
}
