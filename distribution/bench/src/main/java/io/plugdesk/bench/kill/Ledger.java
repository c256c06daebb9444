package io.plugdesk.bench.kill;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/**
 * Says whether the running set is the declared one, and the declared one what it was before the
 * measurement with the measurement's own file in it.
 *
 * @param plugin the id of the plugin that is replaced, and the name of its bundle
 * @param file the measurement's file
 * @param before what was declared when it began
 */
record Ledger(String plugin, String file, List<Entry> before) {
  private static final Set<String> RUNS =
      Set.of("active", "idle", "beside", "retiring", "quarantined");

  /** Why this house cannot be measured; empty when it can. */
  Optional<String> hindrance(List<Entry> running) {
    for (var each : before) {
      if (each.file().equals(file)) {
        return Optional.of(
            "%s is there from an earlier measurement: remove %s from deploy".formatted(each, file));
      }
      if (each.name().equals(plugin) && each.ordered() && each.role().equals("serving")) {
        return Optional.of(
            "%s was installed by a command, and a file of a later version would retire it for good: remove it with plugin:remove --version %s %s, or measure another house"
                .formatted(each, each.version(), plugin));
      }
    }
    return difference(before, running)
        .map(
            found ->
                "the running set is not the declared one before anything is killed: %s. Put that right first; plugin:list shows it"
                    .formatted(found));
  }

  /** The number of the first version of the measurement: later than all that there are. */
  Version first(List<Entry> running) {
    var latest =
        Stream.concat(before.stream(), running.stream())
            .filter(each -> each.name().equals(plugin))
            .map(each -> Version.parseVersion(each.version()))
            .max(Version::compareTo)
            .orElse(Version.emptyVersion);
    return new Version(latest.getMajor(), latest.getMinor(), latest.getMicro() + 1);
  }

  /** What is wrong while the measurement's file declares a version; empty when nothing is. */
  Optional<String> wrong(String version, List<Entry> declared, List<Entry> running) {
    var mine = declared.stream().filter(each -> isMine(each) && !each.retires()).toList();
    if (mine.size() != 1 || !mine.get(0).version().equals(version)) {
      return Optional.of("%s declares %s, not %s".formatted(file, mine, version));
    }
    if (!mine.get(0).role().equals("serving")) {
      return Optional.of(mine.get(0) + " does not serve");
    }
    return changed(declared, mine)
        .or(() -> difference(declared, running))
        .or(
            () ->
                running.stream()
                    .filter(each -> each.sha256().equals(mine.get(0).sha256()))
                    .filter(each -> !each.role().equals("active"))
                    .map(each -> each + " does not take the work")
                    .findFirst());
  }

  /**
   * What is wrong after the house has refused the version in the measurement's file; empty when
   * nothing is. The version before it goes on.
   *
   * @param version the last version of the measurement that was taken; null when none was
   */
  Optional<String> wrongAfterRefusal(String version, List<Entry> declared, List<Entry> running) {
    var runs = running.stream().filter(each -> !(isMine(each) && each.role().equals("failed")));
    return version == null
        ? left(declared, runs.toList())
        : wrong(version, declared, runs.toList());
  }

  /** What is wrong when the measurement's file is gone again; empty when nothing is. */
  Optional<String> left(List<Entry> declared, List<Entry> running) {
    return changed(declared, List.of()).or(() -> difference(declared, running));
  }

  /** What retires comes and goes as conversations keep it; all the rest stays declared. */
  private Optional<String> changed(List<Entry> declared, List<Entry> mine) {
    var now = digests(declared.stream().filter(each -> !each.retires()));
    var known = digests(Stream.concat(before.stream(), mine.stream()));
    return before.stream()
        .filter(each -> !each.retires() && !now.contains(each.sha256()))
        .map(each -> each + " was declared at the beginning, and is not any more")
        .findFirst()
        .or(
            () ->
                declared.stream()
                    .filter(each -> !each.retires() && !known.contains(each.sha256()))
                    .map(each -> each + " is declared, and nobody has declared it")
                    .findFirst());
  }

  private static Optional<String> difference(List<Entry> declared, List<Entry> running) {
    var wanted = digests(declared.stream());
    var there = digests(running.stream().filter(each -> RUNS.contains(each.role())));
    return running.stream()
        .filter(each -> !RUNS.contains(each.role()))
        .map(each -> each + " does not run")
        .findFirst()
        .or(
            () ->
                declared.stream()
                    .filter(each -> !there.contains(each.sha256()))
                    .map(each -> each + " is declared, and does not run")
                    .findFirst())
        .or(
            () ->
                running.stream()
                    .filter(each -> !each.sha256().isEmpty() && !wanted.contains(each.sha256()))
                    .map(each -> each + " runs, and is not declared")
                    .findFirst());
  }

  private boolean isMine(Entry each) {
    return each.file().equals(file);
  }

  private static Set<String> digests(Stream<Entry> some) {
    return some.map(Entry::sha256).collect(Collectors.toSet());
  }
}
