package io.plugdesk.desk.plugins;

/**
 * The version of a plugin that a tenant is to have.
 *
 * @param plugin the plugin's id
 * @param version the version of its bundle
 * @param percent the share of new conversations that get it, from 1 to 99; 100 for all of the
 *     tenant's work
 */
public record VersionRule(String plugin, String version, int percent) {
  /** The share that stands for all of a tenant's work. */
  public static final int ALL = 100;

  /** Checks the share. */
  public VersionRule {
    if (percent < 1 || percent > ALL) {
      throw new IllegalArgumentException("A share is from 1 to 100 percent");
    }
  }
}
