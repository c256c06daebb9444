package io.plugdesk.engine;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Channel;
import io.plugdesk.api.channel.Conversation.Status;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.ArrayList;
import java.util.List;

/** The first step: what was said before, whether the assistant may speak, and the way back. */
public final class OpenStep {
  private static final int REMEMBERED_TURNS = 4;
  private final UnitsOfWork units;
  private final Plugins plugins;
  private final WaitingCallers callers;

  OpenStep(UnitsOfWork units, Plugins plugins, WaitingCallers callers) {
    this.units = units;
    this.plugins = plugins;
    this.callers = callers;
  }

  /** Opens the turn. */
  public OpenTurn open(OpenTurn turn) {
    var message = turn.message();
    var silent = message.status() == Status.HUMAN || message.status() == Status.CLOSED;
    var history =
        silent || message.ordinal() == 1 || message.answer() != null
            ? List.<String>of()
            : history(message.tenant(), message);
    var pins = silent ? Pins.none() : plugins.pins(message.tenant(), message.conversationId());
    var opened = turn.opened(pins, history, silent, silent ? Silence.SINK : sink(turn, pins));
    return message.answer() == null ? opened : opened.answered(message.answer());
  }

  private List<String> history(TenantContext tenant, Accepted message) {
    var turns =
        units.within(
            tenant,
            "read history",
            unit ->
                new ConversationRows(unit.connection(), tenant)
                    .turns(message.conversationId(), message.ordinal(), REMEMBERED_TURNS));
    var history = new ArrayList<String>();
    for (var turn : turns) {
      history.add(turn.text());
      history.add(turn.answer() == null ? "" : turn.answer().text());
    }
    return history;
  }

  private ReplySink sink(OpenTurn turn, Pins pins) {
    var message = turn.message();
    var caller = callers.sink(message.id());
    if (caller.isPresent()) {
      return caller.get();
    }
    var lease = plugins.lease(message.tenant(), pins, Channel.class, message.channel());
    if (lease.isEmpty()) {
      return Silence.SINK;
    }
    turn.running().whenOver(lease.get()::close);
    return CountedSink.open(
        lease.get(),
        new Reply(
            message.tenant(),
            message.conversationId(),
            message.messageId(),
            message.senderId(),
            message.attempt()));
  }
}
