package io.plugdesk.plugins;

import java.util.Set;

/**
 * The seams that plugins have ever offered, where they survive.
 *
 * <p>Called from any thread; milliseconds. None is an empty set. Throws {@link
 * io.plugdesk.api.PlugdeskException} TRANSIENT when the database cannot be reached.
 */
interface SeamTable {
  /** All of them. */
  Set<Offer> all();

  /** Keeps one; repeated, it does nothing. */
  void add(Offer offer);

  /**
   * A plugin has offered a seam.
   *
   * @param plugin the plugin's id
   * @param seam the simple name of the seam's interface
   */
  record Offer(String plugin, String seam) {}
}
