package io.plugdesk.engine;

import io.plugdesk.api.guard.Text.Speaker;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The second step: what the tenant's guards say of the message, and of what was said before it,
 * before anybody looks for it.
 */
public final class GuardStep {
  private final TenantGuards guards;
  private final UnitsOfWork units;
  private final AuditTrail audit;

  GuardStep(TenantGuards guards, UnitsOfWork units, AuditTrail audit) {
    this.guards = guards;
    this.units = units;
    this.audit = audit;
  }

  /** Lets the message pass, with other words where a guard wants them, or refuses it. */
  public OpenTurn guard(OpenTurn turn) {
    if (!turn.unanswered()) {
      return turn;
    }
    try (var watch = guards.open(turn)) {
      if (watch.isEmpty()) {
        return turn;
      }
      var checked = watch.check(Speaker.CUSTOMER, turn.message().text());
      if (!watch.findings().isEmpty()) {
        keep(turn.message(), checked.words(), watch.findings());
      }
      return checked.refused() || checked.words().isBlank()
          ? turn.answered(Refusal.answer(checked.told()))
          : turn.guarded(checked.words(), history(watch, turn.history()));
    }
  }

  /**
   * What may be leant on of what was said: a guard may be newer than that, and may have refused it.
   */
  private static List<String> history(TenantGuards.Watch watch, List<String> history) {
    var left = new ArrayList<String>();
    for (int i = 0; i + 1 < history.size(); i += 2) {
      var asked = watch.checkAgain(Speaker.CUSTOMER, history.get(i));
      var said = watch.checkAgain(Speaker.ASSISTANT, history.get(i + 1));
      if (!asked.refused() && !said.refused()) {
        left.add(asked.words());
        left.add(said.words());
      }
    }
    return left;
  }

  /** Kept at once, whatever becomes of the turn. */
  private void keep(Accepted message, String words, List<Finding> findings) {
    units.within(
        message.tenant(),
        "keep what guards say",
        unit -> {
          new InboxRows(unit.connection(), message.tenant()).reword(message.id(), words);
          audit.record(
              unit,
              new AuditEvent(
                  message.tenant(),
                  message.conversationId(),
                  AuditEvent.Actor.MODEL,
                  "engine",
                  "message.guarded",
                  AnswerJson.write(
                      Map.of(
                          "message_id", message.id(),
                          "guarded", findings.stream().map(Finding::json).toList()))));
          return null;
        });
  }
}
