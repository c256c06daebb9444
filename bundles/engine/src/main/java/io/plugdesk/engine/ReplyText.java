package io.plugdesk.engine;

import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.guard.Text.Speaker;

/**
 * The text of a reply as it grows; hands it to the sink, except for the word by which a model says
 * that the passages do not answer. Where there are guards it goes there by whole sentences, as they
 * let them pass.
 */
final class ReplyText {
  private final ReplySink sink;
  private final TenantGuards.Watch guards;
  private final StringBuilder text = new StringBuilder();
  private int handedOver;
  private boolean heard;
  private boolean closed;
  private String refusal;

  /**
   * Begins a reply.
   *
   * @param sink takes what may be heard
   * @param guards say what may be heard
   * @param heard whether it is heard from the first word on
   */
  ReplyText(ReplySink sink, TenantGuards.Watch guards, boolean heard) {
    this.sink = sink;
    this.guards = guards;
    this.heard = heard;
  }

  synchronized void add(String piece) {
    text.append(piece);
    if (heard && !mayDecline()) {
      handOver(
          guards.isEmpty()
              ? text.length()
              : handedOver + Sentences.over(text.substring(handedOver)));
    }
  }

  /** From now on it is heard; what an unheard model has said so far is dropped. */
  synchronized void speak() {
    if (!heard || mayDecline()) {
      text.setLength(handedOver);
    }
    heard = true;
  }

  /** Hands over what was held back. */
  synchronized void end() {
    if (heard && !text.toString().strip().equals(Prompt.NO_ANSWER)) {
      handOver(text.length());
    } else {
      text.setLength(0);
    }
  }

  /** All of it, once it has ended. */
  synchronized String text() {
    return text.toString().strip();
  }

  /** What went to the sink so far. */
  synchronized String told() {
    return text.substring(0, handedOver).strip();
  }

  /** What the customer is told since a guard refused the reply; null as long as none has. */
  synchronized String refusal() {
    return refusal;
  }

  private boolean mayDecline() {
    return Prompt.NO_ANSWER.startsWith(text.toString().strip());
  }

  private void handOver(int end) {
    if (end <= handedOver || closed) {
      return;
    }
    var checked = checked(text.substring(handedOver, end));
    if (checked.refused()) {
      closed = true;
      refusal = checked.told();
      Sinks.quietly(() -> sink.replace(""));
      return;
    }
    var piece = checked.words();
    text.replace(handedOver, end, piece);
    handedOver += piece.length();
    if (!piece.isEmpty()) {
      Sinks.quietly(() -> sink.delta(piece));
    }
  }

  /** After a check that failed nobody is asked again: the turn is over. */
  private Checked checked(String piece) {
    try {
      return guards.check(Speaker.ASSISTANT, piece);
    } catch (RuntimeException e) {
      closed = true;
      throw e;
    }
  }
}
