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
 * @param declared what is declared of it, in the order of declaration
 * @param shipped the version that came with the house; null when none did
 */
record Stock(String id, String symbolicName, List<Declared> declared, Version shipped) {
  Stock {
    declared = declared.stream().sorted(Comparator.comparing(Declared::id)).toList();
  }

  /** What serves, if anything that is declared does. */
  Optional<Declared> serving() {
    return declared.stream().filter(each -> each.role() == Role.SERVING).reduce((a, b) -> b);
  }

  /** The version that takes the work; null when none does. */
  Version inCharge() {
    return inCharge(serving().map(each -> each.artifact().parsed()).orElse(null));
  }

  /** The version that takes the work when just this one serves; null when none does. */
  Version inCharge(Version serving) {
    return Stream.of(Optional.ofNullable(serving), Optional.ofNullable(shipped))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
