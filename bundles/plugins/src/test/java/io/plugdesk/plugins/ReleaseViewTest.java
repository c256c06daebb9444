package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.PluginHealth.LastError;
import io.plugdesk.desk.plugins.PluginHealth.ReleaseHealth;
import io.plugdesk.desk.plugins.PluginHealth.State;
import io.plugdesk.desk.plugins.PluginPermissions.Asked;
import io.plugdesk.desk.plugins.PluginPermissions.Refusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the admins of all tenants see of a version. */
class ReleaseViewTest {
  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  private final List<ReleaseHealth> states =
      List.of(
          new ReleaseHealth("clock", "1.0.0", State.HEALTHY, 3, 0, "", null, null),
          new ReleaseHealth(
              "clock",
              "1.1.0",
              State.DEGRADED,
              7,
              2,
              "threw it twice in the last minute",
              NOON,
              new LastError(NOON, "PlugdeskException", "ClockTool.call:37", "No zone canary")));
  private final List<Asked> asked =
      List.of(
          new Asked(
              "1.1.0",
              List.of("time.example.com"),
              List.of("setting:key"),
              List.of("org.example.Service"),
              List.of(new Refusal("host", "canary.example:443", NOON))));

  @Test
  void showsTheHealthAndThePermissionsOfEachVersion() {
    var latest = ReleaseView.of(installation("1.1.0"), states, asked);

    assertEquals(2, latest.leases());
    assertEquals(
        new ReleaseView.Health(
            "degraded",
            7,
            2,
            "threw it twice in the last minute",
            new ReleaseView.Failure(NOON, "PlugdeskException", "ClockTool.call:37")),
        latest.health());
    assertEquals(
        new ReleaseView.Permissions(
            List.of("time.example.com"), List.of("setting:key"), List.of("org.example.Service")),
        latest.permissions());
    assertEquals(3, ReleaseView.of(installation("1.0.0"), states, asked).health().calls());
  }

  @Test
  void tellsNothingThatMayBeOfAnotherTenant() {
    var shown = ReleaseView.of(installation("1.1.0"), states, asked).toString();

    assertFalse(shown.contains("canary"), shown);
  }

  @Test
  void hasNothingAgainstAVersionThatIsNotKnown() {
    var view = ReleaseView.of(installation("2.0.0"), states, asked);

    assertEquals("healthy", view.health().state());
    assertNull(view.health().lastError());
    assertEquals(List.of(), view.permissions().hosts());
  }

  private static Installation installation(String version) {
    return new Installation(
        "clock",
        version,
        "Clock",
        "Tells the time.",
        List.of("Tool"),
        Installation.Origin.SHIPPED,
        "",
        "",
        Installation.State.ACTIVE,
        "",
        2);
  }
}
