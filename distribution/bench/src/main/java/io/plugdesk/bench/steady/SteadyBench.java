package io.plugdesk.bench.steady;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Takes the pulse of a process once a minute while work goes on, and compares the minutes from the
 * first third on with one another.
 */
public final class SteadyBench {
  private static final long MINUTE_MILLIS = 60_000;

  private final long pid;
  private final int minutes;

  /**
   * A measurement.
   *
   * @param pid the process
   * @param minutes how long
   */
  public SteadyBench(long pid, int minutes) {
    this.pid = pid;
    this.minutes = minutes;
  }

  /** Watches; the caller lets the work go on until it returns. */
  public Map<String, Object> run() throws InterruptedException {
    var pulses = new ArrayList<Pulse>();
    for (int minute = 1; minute <= minutes; minute++) {
      Thread.sleep(MINUTE_MILLIS);
      var pulse = Pulse.of(pid);
      pulses.add(pulse);
      System.err.printf(
          "minute %d: heap %.1f MiB, %d threads, %d handles, resident %.0f MiB%n",
          minute,
          pulse.heapBytes() / 1048576.0,
          pulse.threads(),
          pulse.handles(),
          pulse.residentBytes() / 1048576.0);
    }
    var settled = pulses.subList(minutes / 3, minutes);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("minutes", minutes);
    figures.put("heap_trend_percent", trend(settled, Pulse::heapBytes));
    figures.put("heap_mib", Math.round(last(pulses).heapBytes() / 1048576.0));
    figures.put("threads_trend_percent", trend(settled, Pulse::threads));
    figures.put("threads", last(pulses).threads());
    figures.put("handles_trend_percent", trend(settled, Pulse::handles));
    figures.put("handles", last(pulses).handles());
    figures.put(
        "peak_resident_mib",
        Math.round(pulses.stream().mapToLong(Pulse::residentBytes).max().orElse(0) / 1048576.0));
    return figures;
  }

  private static Pulse last(List<Pulse> pulses) {
    return pulses.get(pulses.size() - 1);
  }

  /** By how much the second half of the minutes lies above the first, on average. */
  private static double trend(List<Pulse> pulses, ToDoubleFunction<Pulse> figure) {
    int half = pulses.size() / 2;
    double before = pulses.subList(0, half).stream().mapToDouble(figure).average().orElse(1);
    double after =
        pulses.subList(half, pulses.size()).stream().mapToDouble(figure).average().orElse(1);
    return Math.round(10_000 * (after - before) / before) / 100.0;
  }
}
