package io.plugdesk.engine;

import io.plugdesk.desk.store.UnitsOfWork;

/** The last step: the whole answer goes to the channel, then the message leaves the inbox. */
public final class DeliverStep {
  private final UnitsOfWork units;

  DeliverStep(UnitsOfWork units) {
    this.units = units;
  }

  /** Delivers; a failure keeps the message in the inbox, with its answer. */
  public OpenTurn deliver(OpenTurn turn) {
    if (turn.answer() != null) {
      turn.sink().finish(turn.answer());
    }
    var message = turn.message();
    units.within(
        message.tenant(),
        "leave inbox",
        unit -> {
          new InboxRows(unit.connection(), message.tenant()).remove(message);
          return null;
        });
    return turn;
  }
}
