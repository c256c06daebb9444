package io.plugdesk.plugins;

import java.time.Duration;
import java.util.List;

/** The declared set as it was read last; used from one thread. */
final class DeclaredSet {
  private static final Duration READ_AGAIN = Duration.ofSeconds(2);

  private final Artifacts artifacts;
  private List<Declared> declared = List.of();
  private List<Declared> departures = List.of();
  private long readAt;
  private boolean known;

  DeclaredSet(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  /** This house has changed it: it is read again before it is used. */
  void changed() {
    known = false;
  }

  /** Reads it when it was changed, or when another node may have changed it. */
  void follow() {
    if (!known || System.nanoTime() - readAt > READ_AGAIN.toNanos()) {
      known = false;
      declared = List.copyOf(artifacts.declared());
      departures = List.copyOf(artifacts.departures());
      readAt = System.nanoTime();
      known = true;
    }
  }

  /** What is to run. */
  List<Declared> declared() {
    return declared;
  }

  /** What commands ended whose files are still to be set aside. */
  List<Declared> departures() {
    return departures;
  }

  /** Whether a source has declared just that. */
  boolean holds(Declared.Source source, Artifact artifact) {
    return declared.stream()
        .filter(each -> !each.retires())
        .anyMatch(each -> each.source().equals(source) && each.artifact().equals(artifact));
  }
}
