package io.plugdesk.api.stream;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Somebody who reads a stream.
 *
 * <p>The house calls it from any thread, one call at a time, until it says that it is gone; quick,
 * for others wait. It throws nothing.
 */
@ConsumerType
public interface StreamReader {
  /**
   * Takes an event.
   *
   * @param id the id by which the stream is resumed after this event
   * @param event the event
   * @return false when the reader is gone
   */
  boolean take(String id, StreamEvent event);

  /** Takes a sign of life, every fifteen seconds; false when the reader is gone. */
  boolean beat();
}
