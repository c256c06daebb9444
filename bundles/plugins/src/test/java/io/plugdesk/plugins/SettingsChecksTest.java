package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.settings.SettingsCheck;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** A check that fails lets nothing through. */
class SettingsChecksTest {
  private static final String ALL = "";

  @TempDir Path storage;

  private Container container;
  private Bundle plugin;

  @BeforeEach
  void boot() throws Exception {
    container = new Container(storage);
    plugin = container.installSample("1.0.0");
  }

  @AfterEach
  void stop() throws Exception {
    container.close();
  }

  @Test
  void allIsWell() {
    assertEquals(Map.of(), complaints());
  }

  @Test
  void aCheckThatDoesNotStartRefuses() {
    offer(
        new ServiceFactory<SettingsCheck>() {
          @Override
          public SettingsCheck getService(Bundle asks, ServiceRegistration<SettingsCheck> own) {
            throw new IllegalStateException("A defect");
          }

          @Override
          public void ungetService(
              Bundle asks, ServiceRegistration<SettingsCheck> own, SettingsCheck check) {
            // Nothing to put away.
          }
        });
    assertTrue(complaints().get(ALL).contains("does not start"), complaints().toString());
  }

  @Test
  void aCheckThatAnswersNullRefuses() {
    offer((SettingsCheck) given -> null);
    assertTrue(complaints().get(ALL).contains("is defective"), complaints().toString());
  }

  @Test
  void aCheckThatNamesNullRefuses() {
    offer(
        (SettingsCheck)
            given -> {
              var wrong = new HashMap<String, String>();
              wrong.put("word", null);
              return wrong;
            });
    assertTrue(complaints().get(ALL).contains("is defective"), complaints().toString());
  }

  private void offer(Object check) {
    plugin.getBundleContext().registerService(SettingsCheck.class.getName(), check, null);
  }

  private Map<String, String> complaints() {
    return new SettingsChecks(container.context(), plugin).complaints(Map.of());
  }
}
