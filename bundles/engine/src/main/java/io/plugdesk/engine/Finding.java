package io.plugdesk.engine;

import io.plugdesk.api.guard.Text.Speaker;
import io.plugdesk.api.guard.Verdict.Decision;
import java.util.Map;

/**
 * What a guard did not let pass as it was.
 *
 * @param plugin the guard's id
 * @param speaker who said it
 * @param decision what became of it
 * @param reason why, as the guard says
 */
record Finding(String plugin, Speaker speaker, Decision decision, String reason) {
  /** As the audit trail keeps it. */
  Map<String, String> json() {
    return Map.of(
        "plugin", plugin, "speaker", speaker.name(), "decision", decision.name(), "reason", reason);
  }
}
