package io.plugdesk.engine;

import io.plugdesk.api.channel.ReplySink;

/**
 * The text of a reply as it grows; hands it to the sink, except for the word by which a model says
 * that the passages do not answer.
 */
final class ReplyText {
  private final ReplySink sink;
  private final StringBuilder text = new StringBuilder();
  private int handedOver;
  private boolean heard;

  /**
   * Begins a reply.
   *
   * @param sink takes what may be heard
   * @param heard whether it is heard from the first word on
   */
  ReplyText(ReplySink sink, boolean heard) {
    this.sink = sink;
    this.heard = heard;
  }

  synchronized void add(String piece) {
    text.append(piece);
    if (heard && !mayDecline()) {
      handOver();
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
      handOver();
    } else {
      text.setLength(0);
    }
  }

  synchronized String text() {
    return text.toString().strip();
  }

  private boolean mayDecline() {
    return Prompt.NO_ANSWER.startsWith(text.toString().strip());
  }

  private void handOver() {
    if (text.length() > handedOver) {
      var piece = text.substring(handedOver);
      handedOver = text.length();
      Sinks.quietly(() -> sink.delta(piece));
    }
  }
}
