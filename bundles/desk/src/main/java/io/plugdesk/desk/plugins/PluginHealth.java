package io.plugdesk.desk.plugins;

import java.time.Instant;
import java.util.List;

/**
 * How the versions of plugins behave on this node, and the way back for one that was shut out.
 *
 * <p>Called from any thread; microseconds, for nothing but memory is read. What nobody has called
 * yet is healthy. Throws {@link io.plugdesk.api.PlugdeskException} REJECTED when a version that is
 * to be released is not quarantined.
 */
public interface PluginHealth {
  /** Every version that is installed, by id, and the latest of an id first. */
  List<ReleaseHealth> list();

  /**
   * Gives a quarantined version work again, with a clean record.
   *
   * @param plugin the plugin's id
   * @param version the version of its bundle
   * @param actor who does it, for the audit trail
   */
  void release(String plugin, String version, String actor);

  /**
   * The health of a version.
   *
   * @param plugin the plugin's id
   * @param version the version of its bundle
   * @param state how it is
   * @param calls how many calls ended within the last minute
   * @param failures how many of them went wrong
   * @param reason why it is not healthy; empty when it is
   * @param since since when it is in this state; null when healthy
   * @param lastError what went wrong last, however long ago; null when nothing has
   */
  record ReleaseHealth(
      String plugin,
      String version,
      State state,
      int calls,
      int failures,
      String reason,
      Instant since,
      LastError lastError) {}

  /**
   * What went wrong in a call, without the words of an exception that is not made for people: those
   * may hold a key, or what a customer wrote.
   *
   * @param time when
   * @param exception the name of the exception's class, without its package
   * @param place where it was thrown, such as {@code ClockTool.call:37}: the innermost place in the
   *     plugin's own classes where there is one; empty when it is not known
   * @param message that the time limit passed, or what a {@link io.plugdesk.api.PlugdeskException}
   *     says, on one line; empty for any other exception. It may name what a tenant has set: it is
   *     for those who run the house
   */
  record LastError(Instant time, String exception, String place, String message) {}

  /** How a version is. */
  enum State {
    /** Nothing to say. */
    HEALTHY,
    /** Something went wrong within the last minute; it goes on working. */
    DEGRADED,
    /** It gets no work. */
    QUARANTINED
  }
}
