package io.plugdesk.engine;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Answer.Outcome;
import io.plugdesk.desk.gateway.AskedInVain;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes accepted messages through the route, those of one conversation one after the other, and
 * deals with the ones that fail.
 */
final class TurnRunner {
  /** How many attempts a message gets before a person has to see to it. */
  static final int MOST_ATTEMPTS = 5;

  /** How long a message is held for the node that works on it. */
  static final int HOLD_SECONDS = 300;

  /**
   * A failed message is put off by 2 to the power of its attempts in seconds, and of this at most.
   */
  private static final int LONGEST_WAIT = 8;

  private static final Logger LOG = LoggerFactory.getLogger(TurnRunner.class);
  private final UnitsOfWork units;
  private final Lanes lanes;
  private final Consumer<OpenTurn> route;
  private final RememberStep remember;
  private final OpenStep open;
  private final String node;
  private final Map<String, RunningTurn> running = new ConcurrentHashMap<>();
  private final LeftBehind left = new LeftBehind();

  TurnRunner(
      UnitsOfWork units,
      Lanes lanes,
      Consumer<OpenTurn> route,
      OpenStep open,
      RememberStep remember,
      String node) {
    this.units = units;
    this.lanes = lanes;
    this.route = route;
    this.open = open;
    this.remember = remember;
    this.node = node;
  }

  /** Answers a message that has just been accepted. */
  void accepted(Accepted message) {
    var trace = LogContext.trace();
    lanes.run(
        message.conversationId(),
        () -> {
          if (message.earlierWaiting()) {
            answerWaiting(message.tenant(), message.conversationId());
          } else {
            answer(message, trace);
          }
        });
  }

  /** Answers what was left behind in a conversation, unless somebody is at it. */
  boolean recover(TenantContext tenant, String conversationId) {
    var free = !lanes.busy(conversationId);
    if (free) {
      lanes.run(conversationId, () -> answerWaiting(tenant, conversationId));
    }
    return free;
  }

  /** Answers what failed while the database was away. */
  void recoverLeft() {
    left.again(this::recover);
  }

  /** Stops the answer to a message, when it is being written here. */
  void stop(String conversationId, String messageId) {
    var turn = running.get(conversationId + " " + messageId);
    if (turn != null) {
      turn.stop();
    }
  }

  private void answerWaiting(TenantContext tenant, String conversationId) {
    for (var message : waiting(tenant, conversationId)) {
      if (!answer(message, null)) {
        return;
      }
    }
  }

  private List<Accepted> waiting(TenantContext tenant, String conversationId) {
    try {
      return units.within(
          tenant,
          "read inbox",
          unit -> {
            var inbox = new InboxRows(unit.connection(), tenant);
            inbox.lock(conversationId);
            var waiting = inbox.waiting(conversationId, node);
            if (waiting.isEmpty()) {
              inbox.putOff(conversationId, node);
              return waiting;
            }
            inbox.attempt(waiting.get(0).id(), node, HOLD_SECONDS);
            waiting.stream()
                .skip(1)
                .forEach(message -> inbox.hold(message.id(), node, HOLD_SECONDS));
            return waiting;
          });
    } catch (PlugdeskException e) {
      LOG.debug("The inbox of {} is read again when the database is back", conversationId, e);
      left.add(tenant, conversationId);
      return List.of();
    }
  }

  private boolean answer(Accepted message, String trace) {
    try (var context = new LogContext(message, trace)) {
      return answer(message);
    }
  }

  private boolean answer(Accepted message) {
    var key = message.conversationId() + " " + message.messageId();
    try (var turn = new RunningTurn()) {
      running.put(key, turn);
      route.accept(OpenTurn.of(message, turn));
      return true;
    } catch (RuntimeException e) {
      return failed(message, PlugdeskFailures.of(e));
    } finally {
      running.remove(key);
    }
  }

  /** Returns whether the next message of the conversation may be answered. */
  private boolean failed(Accepted message, Throwable failure) {
    boolean passes =
        failure instanceof PlugdeskException known
            && known.kind() == Kind.TRANSIENT
            && !(known instanceof AskedInVain);
    if (passes && message.attempt() < MOST_ATTEMPTS) {
      LOG.warn(
          "Message {} is tried again later (attempt {} failed: {})",
          message.id(),
          message.attempt(),
          failure.getMessage());
      later(message);
      return false;
    }
    LOG.error("Message {} could not be answered; a person has to see to it", message.id(), failure);
    handToPerson(message);
    return true;
  }

  private void later(Accepted message) {
    try {
      units.within(
          message.tenant(),
          "try later",
          unit -> {
            new InboxRows(unit.connection(), message.tenant())
                .due(
                    message.id(),
                    message.attempt(),
                    1 << Math.min(message.attempt(), LONGEST_WAIT));
            return null;
          });
    } catch (PlugdeskException e) {
      LOG.debug("Message {} is taken up when the database is back", message.id(), e);
      left.add(message.tenant(), message.conversationId());
    }
  }

  private void handToPerson(Accepted message) {
    var answer = new Answer(Outcome.FAILED, "", List.of(), List.of(), 0, true, false);
    try (var turn = new RunningTurn()) {
      var opened = opened(OpenTurn.of(message, turn)).answered(answer);
      remember.remember(opened);
      Sinks.quietly(() -> opened.sink().finish(answer));
      units.within(
          message.tenant(),
          "leave inbox",
          unit -> {
            new InboxRows(unit.connection(), message.tenant()).remove(message);
            return null;
          });
    } catch (PlugdeskException e) {
      LOG.warn("Message {} stays in the inbox: {}", message.id(), e.getMessage());
      later(message);
    }
  }

  /** A channel that does not work must not keep a message from the team. */
  private OpenTurn opened(OpenTurn turn) {
    try {
      return open.open(turn);
    } catch (RuntimeException e) {
      LOG.warn(
          "The channel of message {} does not work; the message is only handed over",
          turn.message().id(),
          e);
      return turn.opened(Pins.none(), List.of(), false, Silence.SINK);
    }
  }
}
