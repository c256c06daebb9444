package io.plugdesk.channel.web;

/** Somebody who has a conversation open. */
interface Subscriber {
  /**
   * Sends an event; quick, for others wait.
   *
   * @param id the id by which the stream is resumed after this event
   * @param event the event
   * @return false when the subscriber is gone
   */
  boolean send(String id, StreamEvent event);

  /** Sends a sign of life; false when the subscriber is gone. */
  boolean beat();
}
