package io.plugdesk.desk.plugins;

import java.util.List;

/**
 * Who uses a version of a plugin.
 *
 * @param version the version
 * @param tenants how many tenants have their new work done by it
 * @param conversations how many conversations keep it
 * @param rules the rules that name it
 */
public record VersionUse(String version, int tenants, long conversations, List<Rule> rules) {
  /** Copies the rules. */
  public VersionUse {
    rules = List.copyOf(rules);
  }

  /**
   * A rule of a tenant that names a version.
   *
   * @param tenant the tenant's slug
   * @param percent the share of its new conversations; 100 for all of its work
   */
  public record Rule(String tenant, int percent) {}
}
