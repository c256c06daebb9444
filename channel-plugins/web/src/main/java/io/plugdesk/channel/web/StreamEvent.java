package io.plugdesk.channel.web;

/**
 * One event of a conversation's stream.
 *
 * @param sequence its number in the stream, from 1
 * @param messageId the message it belongs to
 * @param name its name, such as {@code delta}
 * @param data its data as JSON
 */
record StreamEvent(long sequence, String messageId, String name, String data) {
  /** Whether it ends the reply to its message. */
  boolean last() {
    return name.equals("done") || name.equals("failed");
  }
}
