package io.plugdesk.desk.store;

/**
 * Tells every node that something has changed, if, and only if, the change was committed.
 *
 * <p>{@link #send} is called within a unit of work, in its thread; a millisecond. A signal says
 * where to look and carries no data: what it says is short and no secret. Equal signals of one unit
 * arrive once. Throws {@link io.plugdesk.api.PlugdeskException} TRANSIENT when it cannot be
 * written; then the unit must fail.
 */
public interface Signals {
  /**
   * Sends a signal with the commit of a unit.
   *
   * @param unit the caller's unit of work
   * @param topic lower-case letters, digits and dots, such as {@code tenants.changed}
   * @param text what has changed, up to 1,000 characters; may be empty
   */
  void send(UnitOfWork unit, String topic, String text);

  /**
   * Published by rooms that follow a topic.
   *
   * <p>Called from one thread for all topics, on the sending node too, moments after the commit; it
   * should take milliseconds and hand longer work over. A failure is logged and the next signal is
   * heard.
   */
  interface Listener {
    /** The topic it follows; always the same. */
    String topic();

    /**
     * A signal has come.
     *
     * @param text what the sender said
     */
    void heard(String text);

    /** Signals may have been missed, because the line to PostgreSQL was down: look at all. */
    void missed();
  }
}
