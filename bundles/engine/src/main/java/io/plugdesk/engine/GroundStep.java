package io.plugdesk.engine;

import io.plugdesk.desk.knowledge.Grounding;

/** The third step: what the tenant's knowledge says about the question. */
public final class GroundStep {
  private final Grounding grounding;
  private final int limit;

  GroundStep(Grounding grounding, int limit) {
    this.grounding = grounding;
    this.limit = limit;
  }

  /** Finds the evidence and shows what was found. */
  public OpenTurn ground(OpenTurn turn) {
    if (!turn.unanswered()) {
      return turn;
    }
    var message = turn.message();
    var search = Search.of(message.metadata(), limit);
    var evidence =
        grounding.ground(
            new Grounding.Request(
                message.tenant(),
                turn.pins(),
                message.text(),
                turn.history(),
                search.limit(),
                search.filter()));
    Sinks.quietly(() -> turn.sink().candidates(evidence.passages()));
    return turn.grounded(evidence);
  }
}
