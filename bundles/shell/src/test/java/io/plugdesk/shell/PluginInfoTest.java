package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.desk.plugins.PluginHealth.LastError;
import io.plugdesk.desk.plugins.PluginHealth.State;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What plugin:info shows of the versions of a plugin. */
class PluginInfoTest {
  private final FakePlugins plugins = new FakePlugins();
  private final FakeConduct conduct = new FakeConduct();

  @Test
  void showsWhatIsInProgressBesideTheTenants() throws Exception {
    var printed = run("clock", false);

    assertTrue(
        printed.contains(
            """

            VERSION   STATE    TENANTS   LEASES   PINS   RULES               SOURCE             SHA-256        REASON
            1.1.0     active   2         2        0      –                   deploy/clock.jar   abababababab
            1.0.0     idle     1         0        7      acme, globex 10 %   shipped            –              version 1.1.0 takes the work
            """),
        printed);
  }

  @Test
  void showsTheHealthAndTheLastErrorOfItsOwnVersions() throws Exception {
    var printed = run("clock", false);

    assertTrue(
        printed.contains(
            """

            VERSION   HEALTH     CALLS   FAILED   LAST ERROR
            1.1.0     degraded   7       2        2026-07-01 12:00Z IllegalStateException at ClockTool.call:37
            1.0.0     healthy    7       0        –
            """),
        printed);
    assertFalse(printed.contains("9.9.9"), printed);
  }

  @Test
  void showsWhatAnExceptionSaysThatIsMadeForPeople() throws Exception {
    var error = new LastError(FakeConduct.NOON, "PlugdeskException", "", "The shop is away");
    conduct.conducts.set(0, FakeConduct.health(FakePlugins.CLOCK, "1.1.0", State.DEGRADED, error));

    var printed = run("clock", false);
    assertTrue(
        printed.contains("2026-07-01 12:00Z PlugdeskException: The shop is away\n"), printed);
  }

  @Test
  void showsWhatEachVersionAskedForAndWasRefused() throws Exception {
    var printed = run("clock", false);

    assertTrue(
        printed.endsWith(
            """

            VERSION   PERMISSIONS      WHICH
            1.1.0     calls hosts      time.example.com, setting:base_url
                      reads secrets    setting:key.ref
                      uses services    Outbound, org.example.Outbound
                      was refused      host 192.0.2.1:443 (2026-07-01 12:00Z)
            1.0.0     none asked for
            """),
        printed);
  }

  @Test
  void showsTheSameToScripts() throws Exception {
    var versions = json("clock").get("versions");
    var latest = versions.get(0);

    assertEquals(2, latest.get("leases").asInt());
    assertEquals(
        "{\"state\":\"degraded\",\"calls\":7,\"failures\":2,"
            + "\"reason\":\"threw it twice in the last minute\",\"since\":\"2026-07-01T12:00:00Z\"}",
        latest.get("health").toString());
    assertEquals(
        "{\"time\":\"2026-07-01T12:00:00Z\",\"exception\":\"IllegalStateException\","
            + "\"place\":\"ClockTool.call:37\",\"message\":\"\"}",
        latest.get("last_error").toString());
    var permissions = latest.get("permissions");
    assertEquals(
        "[\"time.example.com\",\"setting:base_url\"]", permissions.get("hosts").toString());
    assertEquals("[\"setting:key.ref\"]", permissions.get("secrets").toString());
    assertEquals("io.plugdesk.api.net.Outbound", permissions.get("services").get(0).asText());
    assertEquals("192.0.2.1:443", permissions.get("refusals").get(0).get("which").asText());
    assertTrue(versions.get(1).get("last_error").isNull());
  }

  @Test
  void showsNoHealthOfWhatDoesNotRun() throws Exception {
    assertEquals(
        """
        noise.jar

        VERSION   STATE    TENANTS   LEASES   PINS   RULES   SOURCE             SHA-256   REASON
                  failed   –         0        –      –       deploy/noise.jar   –         it is damaged
        """,
        run("noise.jar", false));
    assertTrue(json("noise.jar").get("versions").get(0).get("health").isNull());
    assertTrue(json("noise.jar").get("versions").get(0).get("permissions").isNull());
  }

  private JsonNode json(String plugin) throws Exception {
    return new ObjectMapper().readTree(run(plugin, true));
  }

  private String run(String plugin, boolean json) throws Exception {
    var info = new PluginInfo();
    info.plugin = plugin;
    info.installations = plugins;
    info.settings = plugins;
    info.health = conduct;
    info.permissions = conduct;
    var bytes = new ByteArrayOutputStream();
    info.run(new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), json, 0));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
