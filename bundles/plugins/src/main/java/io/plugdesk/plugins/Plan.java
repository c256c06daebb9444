package io.plugdesk.plugins;

import io.plugdesk.plugins.Declared.Source;
import java.util.List;

/**
 * What a command is to change in the declared set, in one transaction.
 *
 * @param event what the audit trail calls it
 * @param plugin the plugin's id
 * @param from the version that takes the work now; empty when none does
 * @param to the version that will take it; empty when none will
 * @param shipped whether that version came with the house
 * @param declared the bundle that is tried and declared; null when none is
 * @param role what that bundle will do
 * @param changed the declarations that get another role
 * @param ended the declarations that end
 */
record Plan(
    String event,
    String plugin,
    String from,
    String to,
    boolean shipped,
    Artifact declared,
    Role role,
    List<Declared> changed,
    List<Declared> ended) {
  Plan {
    changed = List.copyOf(changed);
    ended = List.copyOf(ended);
  }

  /** Where the bundle is declared: by a command, under its name and version. */
  Source source() {
    return new Source(null, declared.symbolicName() + "-" + declared.version() + ".jar");
  }

  /** The version that comes beside the others; empty when none does. */
  String beside() {
    return declared != null && role == Role.BESIDE ? declared.version() : "";
  }

  /** The declarations that begin to retire. */
  List<Declared> retiring() {
    return changed.stream().filter(Declared::retires).toList();
  }
}
