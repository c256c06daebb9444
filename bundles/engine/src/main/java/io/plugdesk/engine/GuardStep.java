package io.plugdesk.engine;

import io.plugdesk.api.guard.Text.Speaker;

/** The second step: what the tenant's guards say of the message, before anybody looks for it. */
public final class GuardStep {
  private final TenantGuards guards;

  GuardStep(TenantGuards guards) {
    this.guards = guards;
  }

  /** Lets the message pass, with other words where a guard wants them, or refuses it. */
  public OpenTurn guard(OpenTurn turn) {
    if (!turn.unanswered()) {
      return turn;
    }
    try (var watch = guards.open(turn)) {
      var verdict = watch.check(Speaker.CUSTOMER, turn.message().text());
      var checked = turn.found(watch.findings());
      return switch (verdict.decision()) {
        case PASS -> checked;
        case REDACT -> checked.reworded(verdict.words());
        case REFUSE -> checked.answered(Refusal.answer(verdict.words()));
      };
    }
  }
}
