package io.plugdesk.plugins.health;

/**
 * What has a health: a version of a plugin, as one bundle brought it.
 *
 * @param plugin the plugin's id
 * @param version the version of its bundle
 * @param bundle the number of its bundle; the same version, installed again, begins anew
 */
public record Subject(String plugin, String version, long bundle) {
  @Override
  public String toString() {
    return plugin + " " + version;
  }
}
