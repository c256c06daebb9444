package io.plugdesk.bench.kill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was seen of all kills so far. */
final class Tally {
  private int kills;
  private int withoutCache;
  private int refused;
  private String taken;
  private double slowest;
  private Optional<String> wrong = Optional.empty();

  /** How often Karaf was killed. */
  int kills() {
    return kills;
  }

  /** The last version of the measurement that the house has taken; null when there is none. */
  String taken() {
    return taken;
  }

  /** Whether all that was seen so far is as declared. */
  boolean isFine() {
    return wrong.isEmpty();
  }

  void killed(boolean withoutCache) {
    kills++;
    this.withoutCache += withoutCache ? 1 : 0;
  }

  /**
   * Counts what became of a kill.
   *
   * @param version the version that came when it happened
   * @param seconds how long the house was away
   * @param finding how the house was found after it
   */
  void found(String version, double seconds, Finding finding) {
    slowest = Math.max(slowest, seconds);
    refused += finding.refused() ? 1 : 0;
    taken = finding.refused() ? taken : version;
    wrong = finding.wrong();
  }

  /** The measurement cannot go on. */
  void ends(String reason) {
    wrong = Optional.of(reason);
  }

  /** The figures, without what holds for the house as it was left. */
  Map<String, Object> figures() {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("kills", kills);
    figures.put("cache_deleted", withoutCache);
    figures.put("refused", refused);
    figures.put("wrong", wrong.isPresent() ? 1 : 0);
    wrong.ifPresent(found -> figures.put("what_was_wrong", found));
    figures.put("slowest_start_s", Math.round(slowest * 10) / 10.0);
    return figures;
  }
}
