package io.plugdesk.desk.plugins;

import java.util.List;

/**
 * One version of a plugin as it stands in the house, or a file that could not become one.
 *
 * @param id the plugin's id; where there is none, the bundle's symbolic name or the file's name
 * @param version the version of its bundle; empty when it could not be read
 * @param name its name as people read it; empty when it describes no settings
 * @param description what it does; empty when it describes no settings
 * @param kinds the simple names of the seams it offers, such as {@code Tool}
 * @param origin how it came into the house
 * @param file the name of the file it came in; empty when shipped
 * @param sha256 the digest of its bytes, in lower-case hex; empty when shipped or never read
 * @param state what it does now
 * @param reason why it is in this state; empty when active
 * @param leases how many calls and streams are in progress
 */
public record Installation(
    String id,
    String version,
    String name,
    String description,
    List<String> kinds,
    Origin origin,
    String file,
    String sha256,
    State state,
    String reason,
    int leases) {
  /** Copies the kinds. */
  public Installation {
    kinds = List.copyOf(kinds);
  }

  /** How a version came into the house. */
  public enum Origin {
    /** With the distribution. */
    SHIPPED,
    /** As a file in {@code deploy/}. */
    DEPLOYED,
    /** By a command. */
    INSTALLED
  }

  /** What a version does. */
  public enum State {
    /** Takes new work. */
    ACTIVE,
    /** Another version takes the work. */
    IDLE,
    /** Takes the work of tenants whose rule names it, and of no others. */
    BESIDE,
    /** Takes no new work; serves the conversations that keep it, and goes when there are none. */
    RETIRING,
    /** Has failed too often, and gets no work. */
    QUARANTINED,
    /** Is being started. */
    WAITING,
    /** Finishes what it is doing, and goes. */
    LEAVING,
    /** Does not run. */
    FAILED
  }
}
