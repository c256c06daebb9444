package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginHealth;
import io.plugdesk.desk.plugins.PluginPermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that has failed and was refused a host, and another plugin that has done neither. */
final class FakeConduct implements PluginHealth, PluginPermissions {
  static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  final List<ReleaseHealth> conducts = new ArrayList<>();
  final List<Asked> asked = new ArrayList<>();

  FakeConduct() {
    var error = new LastError(NOON, "IllegalStateException", "ClockTool.call:37", "");
    conducts.add(health(FakePlugins.CLOCK, "1.1.0", State.DEGRADED, error));
    conducts.add(health(FakePlugins.CLOCK, "1.0.0", State.HEALTHY, null));
    conducts.add(health("io.plugdesk.tool.other", "9.9.9", State.HEALTHY, null));
    asked.add(
        new Asked(
            "1.1.0",
            List.of("time.example.com", "setting:base_url"),
            List.of("setting:key.ref"),
            List.of("io.plugdesk.api.net.Outbound", "org.example.Outbound"),
            List.of(new Refusal("host", "192.0.2.1:443", NOON))));
    asked.add(new Asked("1.0.0", List.of(), List.of(), List.of(), List.of()));
  }

  static ReleaseHealth health(String plugin, String version, State state, LastError error) {
    var failures = error == null ? 0 : 2;
    var since = error == null ? null : error.time();
    var reason = error == null ? "" : "threw it twice in the last minute";
    return new ReleaseHealth(plugin, version, state, 7, failures, reason, since, error);
  }

  @Override
  public List<ReleaseHealth> list() {
    return conducts;
  }

  @Override
  public void release(String plugin, String version, String actor) {
    throw new IllegalStateException("Nothing is released here");
  }

  @Override
  public List<Asked> of(String plugin) {
    return plugin.equals(FakePlugins.CLOCK) ? asked : List.of();
  }
}
