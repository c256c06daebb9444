package io.plugdesk.plugins;

import io.plugdesk.plugins.Declared.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the deployment has come to.
 *
 * @param settled whether all that was declared at the start has been dealt with
 * @param declared what is to run
 * @param failures why a declared bundle does not run, by the digest of its bytes
 * @param trials the digests of the bundles that are being tried, with where they come from
 * @param refused the files that are not used, by their name
 * @param leaving the bundles that are about to go
 */
record Situation(
    boolean settled,
    List<Declared> declared,
    Map<String, String> failures,
    Map<String, Source> trials,
    Map<String, Inbox.Refusal> refused,
    Set<Long> leaving) {
  static final Situation UNKNOWN =
      new Situation(false, List.of(), Map.of(), Map.of(), Map.of(), Set.of());
}
