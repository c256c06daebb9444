package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.desk.plugins.PluginHealth;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands about the health of plugins. */
class PluginHealthCommandsTest implements PluginHealth {
  private static final String CLOCK = "io.plugdesk.tool.clock";
  private final FakePlugins plugins = new FakePlugins();
  private final List<String> released = new ArrayList<>();

  @Test
  void showsHowEachVersionBehaves() throws Exception {
    assertEquals(
        """
        PLUGIN                   VERSION   HEALTH        CALLS   FAILED   SINCE               REASON
        io.plugdesk.tool.clock   1.1.0     quarantined   7       5        2026-07-01 12:00Z   threw IllegalStateException 5 times in the last minute
        io.plugdesk.tool.clock   1.0.0     healthy       3       0
        """,
        run(health(), false));
  }

  @Test
  void showsTheSameToScripts() throws Exception {
    var line = run(health(), true);
    assertEquals(
        "[{\"plugin\":\"io.plugdesk.tool.clock\",\"version\":\"1.1.0\",\"health\":\"quarantined\",",
        line.substring(0, line.indexOf("\"calls\"")));
  }

  @Test
  void releasesAVersion() throws Exception {
    var release = new PluginRelease();
    release.health = this;
    release.installations = plugins;
    release.plugin = "clock";
    release.version = "1.1.0";

    assertEquals("✓ io.plugdesk.tool.clock 1.1.0 gets work again\n", run(release, false));
    assertEquals(List.of(CLOCK + " 1.1.0 shell"), released);
  }

  private PluginHealthList health() {
    var list = new PluginHealthList();
    list.health = this;
    list.installations = plugins;
    list.plugin = "clock";
    return list;
  }

  private static String run(HouseAction action, boolean json) throws Exception {
    var bytes = new ByteArrayOutputStream();
    action.run(new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), json, 0));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public List<ReleaseHealth> list() {
    var noon = Instant.parse("2026-07-01T12:00:00Z");
    var reason = "threw IllegalStateException 5 times in the last minute";
    return List.of(
        new ReleaseHealth(CLOCK, "1.1.0", State.QUARANTINED, 7, 5, reason, noon, null),
        new ReleaseHealth(CLOCK, "1.0.0", State.HEALTHY, 3, 0, "", null, null),
        new ReleaseHealth("io.plugdesk.tool.other", "1.0.0", State.HEALTHY, 0, 0, "", null, null));
  }

  @Override
  public void release(String plugin, String version, String actor) {
    released.add(plugin + " " + version + " " + actor);
  }
}
