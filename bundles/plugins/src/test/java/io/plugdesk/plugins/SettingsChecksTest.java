package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.settings.SettingsCheck;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @ValueSource(strings = {"ollama", "ftp://127.0.0.1", "http://", "http://a b", ""})
  void refusesAnAddressThatIsNone(String address) throws Exception {
    var complaint = calling().complaints(Map.of("base_url", address)).get("base_url");
    assertTrue(String.valueOf(complaint).startsWith("has to be an address"), complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:11434", "https://api.openai.com/v1"})
  void letsAnAddressThrough(String address) throws Exception {
    assertEquals(Map.of(), calling().complaints(Map.of("base_url", address)));
  }

  /** What checks the settings of a plugin that calls the host in one of them. */
  private SettingsChecks calling() throws Exception {
    var declared = "plugdesk.host;plugdesk.host:List<String>=\"setting:base_url\"";
    var jar = Container.jar("1.1.0", Map.of("Provide-Capability", declared));
    var bundle = container.context().installBundle("calling", new ByteArrayInputStream(jar));
    return new SettingsChecks(container.context(), bundle);
  }

  private void offer(Object check) {
    plugin.getBundleContext().registerService(SettingsCheck.class.getName(), check, null);
  }

  private Map<String, String> complaints() {
    return new SettingsChecks(container.context(), plugin).complaints(Map.of());
  }
}
