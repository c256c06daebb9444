package io.plugdesk.engine;

import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.guard.Text.Speaker;
import io.plugdesk.api.guard.Verdict.Decision;

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
    if (end > handedOver && refusal == null) {
      var verdict = guards.check(Speaker.ASSISTANT, text.substring(handedOver, end));
      if (verdict.decision() == Decision.REFUSE) {
        refusal = verdict.words();
        Sinks.quietly(() -> sink.replace(""));
        return;
      }
      if (verdict.decision() == Decision.REDACT) {
        text.replace(handedOver, end, verdict.words());
        end = handedOver + verdict.words().length();
      }
      var piece = text.substring(handedOver, end);
      handedOver = end;
      if (!piece.isEmpty()) {
        Sinks.quietly(() -> sink.delta(piece));
      }
    }
  }
}
