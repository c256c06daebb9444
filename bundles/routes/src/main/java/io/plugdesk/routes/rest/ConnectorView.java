package io.plugdesk.routes.rest;

import io.plugdesk.routes.connectors.SyncState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A connector as an admin sees it.
 *
 * @param plugin the plugin's id
 * @param status off, waiting, running, ok or degraded
 * @param documents how many documents in the knowledge came from it
 * @param lastRun when it last looked, or null
 * @param lastSuccess when it last looked without a failure, or null
 * @param nextRun when it looks again; null when it is off
 * @param changed documents that the last round with changes took in
 * @param removed documents that it removed
 * @param refused documents that cannot be taken in, with reasons
 * @param error why the last round failed, and the cure, or null
 * @param errorKind transient, misconfigured, forbidden, rejected or defect, or null
 */
@Schema(name = "Connector")
record ConnectorView(
    String plugin,
    @Schema(allowableValues = {"off", "waiting", "running", "ok", "degraded"}) String status,
    int documents,
    Instant lastRun,
    Instant lastSuccess,
    Instant nextRun,
    int changed,
    int removed,
    List<String> refused,
    String error,
    String errorKind) {
  static ConnectorView waiting(String plugin) {
    return new ConnectorView(plugin, "waiting", 0, null, null, null, 0, 0, List.of(), null, null);
  }

  static ConnectorView of(SyncState state, boolean on) {
    return new ConnectorView(
        state.plugin(),
        status(state, on),
        state.documents(),
        state.lastRun(),
        state.lastSuccess(),
        on ? state.nextRun() : null,
        state.changed(),
        state.removed(),
        state.refused(),
        state.error(),
        state.errorKind());
  }

  private static String status(SyncState state, boolean on) {
    if (!on) {
      return "off";
    }
    if (state.error() != null) {
      return "degraded";
    }
    if (state.running()) {
      return "running";
    }
    return state.lastRun() == null ? "waiting" : "ok";
  }
}
