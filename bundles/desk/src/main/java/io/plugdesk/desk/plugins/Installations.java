package io.plugdesk.desk.plugins;

import java.util.List;

/**
 * Which versions of which plugins are in the house, and what each of them does.
 *
 * <p>Called from any thread; microseconds, for nothing but memory is read. A house without plugins
 * has an empty list. Throws nothing.
 */
public interface Installations {
  /** Every version, by id, and the latest of an id first; refused files among them. */
  List<Installation> list();

  /**
   * Who uses the versions of a plugin; the one call that asks the database, once in some seconds at
   * most, and says 0 conversations when it cannot be reached.
   *
   * @param plugin the plugin's id
   */
  List<VersionUse> uses(String plugin);
}
