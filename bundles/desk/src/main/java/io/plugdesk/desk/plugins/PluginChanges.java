package io.plugdesk.desk.plugins;

import java.nio.file.Path;
import java.util.List;

/**
 * Changes which versions of plugins the house runs.
 *
 * <p>Called from any thread, one change after another; a new version is tried beside the one it
 * replaces, which takes as long as it needs to serve the same tenants and 20 seconds at most. The
 * caller gets its answer when the change is declared and in the audit trail; what retires then
 * serves the conversations that keep it, finishes its calls and streams, and goes by itself. Throws
 * {@link io.plugdesk.api.PlugdeskException} REJECTED with the reason when nothing can be done, or
 * the new version does not serve; TRANSIENT when the database cannot be reached. Nothing has
 * changed then.
 */
public interface PluginChanges {
  /**
   * Installs a version from a file, in the place of every version of it that was installed before.
   *
   * @param jar a bundle; it may go when the call returns
   * @param beside whether the others stay, and it takes the work of those tenants alone whose rule
   *     names it
   * @param order who wants it
   */
  PluginChange install(Path jar, boolean beside, Order order);

  /**
   * Goes to a later version whose bytes are kept.
   *
   * @param plugin the plugin's id
   * @param version which one; null for the latest
   * @param order who wants it
   */
  PluginChange upgrade(String plugin, String version, Order order);

  /**
   * Goes back to the version that ran before.
   *
   * @param plugin the plugin's id
   * @param order who wants it
   */
  PluginChange rollback(String plugin, Order order);

  /**
   * Removes what was installed of a plugin.
   *
   * @param plugin the plugin's id
   * @param version which version; null for all
   * @param order who wants it
   */
  PluginChange remove(String plugin, String version, Order order);

  /**
   * The versions of a plugin whose bytes are kept, in the order in which they first ran.
   *
   * @param plugin the plugin's id
   */
  List<String> kept(String plugin);

  /**
   * Who wants a change.
   *
   * @param actor who, for the audit trail
   * @param dryRun whether it is only asked what would happen
   */
  record Order(String actor, boolean dryRun) {}
}
