package io.plugdesk.engine;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Conversation;
import io.plugdesk.api.channel.Conversations;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.api.channel.Inbox;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.conversations.Answering;
import io.plugdesk.desk.metrics.Meters;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The engine without its thread pools and its container: messages in, conversations, wishes. */
final class Engine implements Inbox, Answering, Conversations {
  private final UnitsOfWork units;
  private final AuditTrail audit;
  private final Plugins plugins;
  private final Meters meters;
  private final Privacy privacy;
  private final WaitingCallers callers;
  private final TurnRunner runner;
  private final String node;

  Engine(
      UnitsOfWork units,
      AuditTrail audit,
      Plugins plugins,
      Meters meters,
      Privacy privacy,
      WaitingCallers callers,
      TurnRunner runner,
      String node) {
    this.units = units;
    this.audit = audit;
    this.plugins = plugins;
    this.meters = meters;
    this.privacy = privacy;
    this.callers = callers;
    this.runner = runner;
    this.node = node;
  }

  @Override
  public void accept(InboundMessage message) {
    if (!plugins.enabled(message.tenant(), message.channel())) {
      throw new PlugdeskException(
          Kind.FORBIDDEN, "The channel " + message.channel() + " is off; switch it on first");
    }
    store(Ids.next(), message).ifPresent(runner::accepted);
  }

  @Override
  public CompletionStage<Answer> ask(InboundMessage message, ReplySink sink) {
    var id = Ids.next();
    var answer = callers.wait(id, sink);
    try {
      units.within(
          message.tenant(),
          "open conversation",
          unit -> {
            new ConversationRows(unit.connection(), message.tenant())
                .open(message.conversationId(), message.channel(), message.senderId());
            return null;
          });
      var accepted = store(id, message);
      if (accepted.isEmpty()) {
        throw new PlugdeskException(
            Kind.REJECTED, "This message was asked before; ask with a new message id");
      }
      runner.accepted(accepted.get());
    } catch (PlugdeskException e) {
      callers.giveUp(id, e);
    }
    return answer;
  }

  /** Stores what is kept of a message; empty when it was stored before. */
  private Optional<Accepted> store(String id, InboundMessage received) {
    var message = Kept.of(privacy, received);
    var tenant = message.tenant();
    return units.within(
        tenant,
        "accept message",
        unit -> {
          var inbox = new InboxRows(unit.connection(), tenant);
          var accepted = inbox.add(id, message, node, TurnRunner.HOLD_SECONDS);
          if (accepted.isEmpty() && !inbox.has(message)) {
            throw new PlugdeskException(
                Kind.REJECTED, "There is no such conversation; open one first");
          }
          return accepted;
        });
  }

  @Override
  public Conversation open(TenantContext tenant, String channel, String userId) {
    var id = Ids.next();
    var opened =
        units.within(
            tenant,
            "open conversation",
            unit -> {
              var rows = new ConversationRows(unit.connection(), tenant);
              rows.open(id, channel, userId);
              return rows.find(id, channel, userId).orElseThrow();
            });
    meters.count("sessions_total", "channel", channel);
    return opened;
  }

  @Override
  public Optional<Conversation> find(
      TenantContext tenant, String channel, String userId, String conversationId) {
    return units.within(
        tenant,
        "read conversation",
        unit ->
            new ConversationRows(unit.connection(), tenant).find(conversationId, channel, userId));
  }

  @Override
  public Conversation.Status wishForPerson(Conversation conversation) {
    var tenant = conversation.tenant();
    return units.within(
        tenant,
        "wish for a person",
        unit -> {
          var rows = new ConversationRows(unit.connection(), tenant);
          if (rows.wishForPerson(conversation.conversationId())) {
            audit.record(
                unit,
                new AuditEvent(
                    tenant,
                    conversation.conversationId(),
                    AuditEvent.Actor.USER,
                    conversation.userId(),
                    "handover.requested",
                    "{}"));
          }
          return rows.find(
                  conversation.conversationId(), conversation.channel(), conversation.userId())
              .map(Conversation::status)
              .orElse(conversation.status());
        });
  }

  @Override
  public void stop(Conversation conversation, String messageId) {
    runner.stop(conversation.conversationId(), messageId);
  }
}
