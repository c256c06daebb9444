package io.plugdesk.plugins;

import io.plugdesk.plugins.Declared.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who serves when a file comes or goes.
 *
 * <p>Of the versions that files declare the latest serves, and the others wait beside it, for a
 * file is a wish that holds while it lies there. What a command declared gives way to a later file.
 *
 * @param role what the file that comes does
 * @param changed what else changes its role
 */
record Succession(Role role, List<Declared> changed) {
  Succession {
    changed = List.copyOf(changed);
  }

  /**
   * A file comes.
   *
   * @param declared what is declared so far
   * @param artifact the bundle in the file
   * @param source the file
   */
  static Succession arrival(List<Declared> declared, Artifact artifact, Source source) {
    var changed = new ArrayList<Declared>();
    var role = Role.SERVING;
    for (var each : declared) {
      if (each.retires() || !each.artifact().symbolicName().equals(artifact.symbolicName())) {
        continue;
      }
      if (each.source().equals(source)) {
        changed.add(each.as(Role.RETIRING));
      } else if (each.role() == Role.SERVING && !each.artifact().equals(artifact)) {
        if (each.artifact().parsed().compareTo(artifact.parsed()) > 0) {
          role = Role.BESIDE;
        } else {
          changed.add(each.as(each.source().inbox() == null ? Role.RETIRING : Role.BESIDE));
        }
      }
    }
    return new Succession(role, changed);
  }

  /**
   * A file is gone; the latest of the others takes over.
   *
   * @param declared what is declared so far
   * @param gone what the file declared
   */
  static List<Declared> departure(List<Declared> declared, Declared gone) {
    var same =
        declared.stream()
            .filter(each -> !each.equals(gone) && !each.retires())
            .filter(each -> each.artifact().symbolicName().equals(gone.artifact().symbolicName()))
            .toList();
    if (gone.role() != Role.SERVING || same.stream().anyMatch(Succession::serves)) {
      return List.of();
    }
    return same.stream()
        .filter(each -> each.source().inbox() != null)
        .max(
            Comparator.comparing((Declared each) -> each.artifact().parsed())
                .thenComparing(Declared::id))
        .map(each -> List.of(each.as(Role.SERVING)))
        .orElse(List.of());
  }

  private static boolean serves(Declared each) {
    return each.role() == Role.SERVING;
  }
}
