package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.PluginHealth.LastError;
import io.plugdesk.desk.plugins.PluginHealth.ReleaseHealth;
import io.plugdesk.desk.plugins.PluginHealth.State;
import io.plugdesk.desk.plugins.PluginPermissions.Asked;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A version of a plugin, as the admins of all tenants see it: what an exception says is not told,
 * nor what the plugin was refused, for both may be of another tenant.
 */
@Schema(name = "PluginVersion")
record ReleaseView(
    String version,
    @Schema(description = "active, idle, beside, retiring, quarantined, waiting, leaving or failed")
        String state,
    @Schema(description = "Why it is in this state; empty when active") String reason,
    @Schema(description = "shipped, deployed or installed") String source,
    @Schema(description = "The file it came in; empty when shipped") String file,
    @Schema(description = "How many calls and streams are in progress") int leases,
    @Schema(description = "How it behaves on the node that was asked") Health health,
    @Schema(description = "What it asked for by its annotations") Permissions permissions) {

  static ReleaseView of(
      Installation installation, List<ReleaseHealth> states, List<Asked> permissions) {
    return new ReleaseView(
        installation.version(),
        installation.state().name().toLowerCase(Locale.ROOT),
        installation.reason(),
        installation.origin().name().toLowerCase(Locale.ROOT),
        installation.file(),
        installation.leases(),
        health(installation.id(), installation.version(), states),
        permissions.stream()
            .filter(each -> each.version().equals(installation.version()))
            .findFirst()
            .map(each -> new Permissions(each.hosts(), each.secrets(), each.services()))
            .orElse(new Permissions(List.of(), List.of(), List.of())));
  }

  /** How a version behaves; what is not known has nothing against it. */
  static Health health(String plugin, String version, List<ReleaseHealth> states) {
    return states.stream()
        .filter(each -> each.plugin().equals(plugin))
        .filter(each -> each.version().equals(version))
        .findFirst()
        .map(
            each ->
                new Health(
                    each.state().name().toLowerCase(Locale.ROOT),
                    each.calls(),
                    each.failures(),
                    each.reason(),
                    shown(each.lastError())))
        .orElse(new Health(State.HEALTHY.name().toLowerCase(Locale.ROOT), 0, 0, "", null));
  }

  private static Failure shown(LastError error) {
    return error == null ? null : new Failure(error.time(), error.exception(), error.place());
  }

  /** How a version behaves. */
  @Schema(name = "PluginHealth")
  record Health(
      @Schema(description = "healthy, degraded or quarantined") String state,
      @Schema(description = "How many calls ended within the last minute") int calls,
      @Schema(description = "How many of them went wrong") int failures,
      @Schema(description = "Why it is not healthy; empty when it is") String reason,
      @Schema(description = "What went wrong last; absent when nothing has") Failure lastError) {}

  /** What went wrong in a call. */
  @Schema(name = "PluginError")
  record Failure(
      Instant time,
      @Schema(description = "The name of the exception's class") String exception,
      @Schema(description = "Where it was thrown; empty when not known") String place) {}

  /** What a version asked for. */
  @Schema(name = "PluginPermissions")
  record Permissions(
      @Schema(description = "The hosts it calls") List<String> hosts,
      @Schema(description = "The references of the secrets it reads") List<String> secrets,
      @Schema(description = "The interfaces of the services it uses") List<String> services) {}
}
