package io.plugdesk.plugins;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/**
 * What there is of a plugin.
 *
 * @param id the plugin's id
 * @param symbolicName the name of its bundle
 * @param declared what is declared of it, the latest last
 * @param shipped the version that came with the house; null when none did
 */
record Stock(String id, String symbolicName, List<Declared> declared, Version shipped) {
  private static final Comparator<Declared> LATEST =
      Comparator.comparing((Declared each) -> each.artifact().parsed()).thenComparing(Declared::id);

  Stock {
    declared = declared.stream().sorted(LATEST).toList();
  }

  /** The version that takes the work; null when none does. */
  Version best() {
    return best(declared.stream().map(each -> each.artifact().parsed()));
  }

  /** The version that takes the work when just these are declared; null when none does. */
  Version best(Stream<Version> versions) {
    return Stream.concat(versions, Stream.ofNullable(shipped))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The latest that is declared. */
  Optional<Declared> last() {
    return declared.isEmpty() ? Optional.empty() : Optional.of(declared.get(declared.size() - 1));
  }
}
