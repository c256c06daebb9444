package io.plugdesk.bench.upgrade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A run in which plugins were replaced beside equal ones in which nothing was. */
final class Comparison {
  private final Load moved;
  private final List<Load> still;

  Comparison(Load moved, List<Load> still) {
    this.moved = moved;
    this.still = still;
  }

  /**
   * How much longer requests took: all together, in which those that take long weigh most, and each
   * kind for itself; streams by their first word.
   */
  Map<String, Object> figures() {
    var with = p99(kinds(moved));
    var without = p99(joined(Comparison::kinds));
    var ratios = ratios(with, without);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("p99_ratio", ratio(moved.requests(), joined(Load::requests)));
    figures.put(
        "p99_ratio_of_the_worst_kind",
        ratios.values().stream().mapToDouble(each -> each).max().orElse(0));
    figures.put("p99_ratios", ratios);
    figures.put("p99_ms", with);
    figures.put("p99_without_ms", without);
    figures.put(
        "failed_without", joined(Comparison::kinds).stream().mapToInt(Latencies::failures).sum());
    return figures;
  }

  /** How many times as long requests took, whatever they were. */
  static double ratio(List<Latencies> with, List<Latencies> without) {
    return round(all(with).percentile(0.99) / all(without).percentile(0.99));
  }

  /** How many times as long each kind took; there is none where nothing was taken on one side. */
  static Map<String, Double> ratios(Map<String, Double> with, Map<String, Double> without) {
    var ratios = new LinkedHashMap<String, Double>();
    with.forEach(
        (kind, millis) -> {
          if (millis > 0 && without.get(kind) > 0) {
            ratios.put(kind, round(millis / without.get(kind)));
          }
        });
    return ratios;
  }

  static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static Latencies all(List<Latencies> kinds) {
    return kinds.stream().reduce(new Latencies("request"), Latencies::and);
  }

  private static Map<String, Double> p99(List<Latencies> kinds) {
    var millis = new LinkedHashMap<String, Double>();
    kinds.forEach(kind -> millis.put(kind.kind(), round(kind.percentile(0.99))));
    return millis;
  }

  private List<Latencies> joined(Function<Load, List<Latencies>> kinds) {
    var joined = new ArrayList<>(kinds.apply(still.get(0)));
    for (var load : still.subList(1, still.size())) {
      var more = kinds.apply(load);
      joined.replaceAll(kind -> kind.and(more.get(joined.indexOf(kind))));
    }
    return joined;
  }

  private static List<Latencies> kinds(Load load) {
    var kinds = new ArrayList<>(load.requests());
    kinds.add(load.streams());
    return kinds;
  }
}
