package io.plugdesk.plugins;

import static io.plugdesk.plugins.SmallHouse.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Feature;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

/** What ends the waiting for new settings long before its limit. */
class TakeoverEndTest {
  private static final TenantContext ACME = new TenantContext("1", "acme");
  private static final Feature NOW = new Feature("clock", 2, "{}");

  private final Directory directory = new Directory();
  private final Declarations declarations = new Declarations(null, tenant -> {});
  private final Takeover takeover = new Takeover(directory, declarations, Duration.ofHours(1));
  private final Thread waiting = new Thread(() -> takeover.await(ACME, NOW), "waiting");

  @BeforeEach
  void twoVersionsAreUp() {
    declarations.put(ACME, List.of(NOW));
    directory.add(instance(7, "1.0.0", 1));
    directory.add(instance(8, "1.1.0", 1));
    waiting.setDaemon(true);
    waiting.start();
    awaitPause();
  }

  @AfterEach
  void stop() {
    waiting.interrupt();
  }

  @Test
  void theLastVersionWithoutThemRetires() {
    directory.add(instance(8, "1.1.0", 2));
    awaitPause();
    directory.retire(7);
    await(() -> !waiting.isAlive());
  }

  @Test
  void thePluginIsSwitchedOff() {
    declarations.put(ACME, List.of());
    takeover.changed();
    await(() -> !waiting.isAlive());
  }

  @Test
  void nothingElse() {
    directory.retire(7);
    takeover.changed();
    awaitPause();
  }

  private void awaitPause() {
    await(() -> waiting.getState() == Thread.State.TIMED_WAITING || !waiting.isAlive());
    assertTrue(waiting.isAlive(), "It has ended");
  }

  private static Instance instance(long bundle, String version, int revision) {
    return new Instance(
        new Instance.Key(ACME.tenantId(), NOW.plugin(), revision),
        new Release(bundle, new Version(version), true),
        0,
        Set.of(),
        Object::new);
  }
}
