package io.plugdesk.bench.crash;

import io.plugdesk.launcher.house.RunState;
import io.plugdesk.launcher.process.ProcessIdentity;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A process of the house that is killed. */
public enum Victim {
  KARAF,
  SOLR,
  POSTGRES,
  PARSER;

  private static final String PARSER_CLASS = "io.plugdesk.parser";

  /**
   * The process as it runs now; empty when it does not.
   *
   * @param run the folder in which the launcher notes what it has started
   */
  public Optional<ProcessIdentity> find(Path run) {
    return this == PARSER
        ? KARAF.find(run).flatMap(ProcessIdentity::find).flatMap(Victim::parserOf)
        : RunState.read(run).stream()
            .flatMap(state -> state.children().stream())
            .filter(member -> member.name().equals(word()))
            .map(member -> new ProcessIdentity(member.pid(), member.startedMillis()))
            .filter(ProcessIdentity::isAlive)
            .findFirst();
  }

  /** Ends the process at once, as kill -9 does. */
  public static void kill(ProcessIdentity process) {
    process.find().ifPresent(ProcessHandle::destroyForcibly);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Optional<ProcessIdentity> parserOf(ProcessHandle karaf) {
    return karaf
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").contains(PARSER_CLASS))
        .map(ProcessIdentity::of)
        .findFirst();
  }
}
