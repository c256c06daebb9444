package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.Pins.Pin;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How many conversations keep what: counted for all at once, a second apart at least, and never for
 * more than a twentieth of the time. Where nothing is kept nothing is read.
 */
final class PinCounts {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int SHARE = 20;

  private final PinTable table;
  private final Supplier<Duration> limit;
  private Counted counted = new Counted(Map.of(), Set.of(), 0);
  private boolean known;
  private long again;

  /**
   * What was counted.
   *
   * @param byVersion the conversations by plugin and version
   * @param settings the settings that are kept
   * @param at when the counting began, in nanoseconds of the system's clock
   */
  record Counted(Map<String, Long> byVersion, Set<Instance.Key> settings, long at) {
    /** How many conversations keep a version. */
    long of(String plugin, String version) {
      return byVersion.getOrDefault(plugin + " " + version, 0L);
    }

    /** Whether any conversation keeps these settings. */
    boolean keep(Instance.Key key) {
      return settings.contains(key);
    }
  }

  PinCounts(PinTable table, Supplier<Duration> limit) {
    this.table = table;
    this.limit = limit;
  }

  /** Whether conversations keep anything at all. */
  boolean any() {
    return !limit.get().isZero();
  }

  /** What is kept now, or was a short time ago. */
  synchronized Counted now() {
    var begun = System.nanoTime();
    if (!any()) {
      return new Counted(Map.of(), Set.of(), begun);
    }
    if (!known || begun - again >= 0) {
      counted = count(begun);
      known = true;
      var end = System.nanoTime();
      again = end + Math.max(PAUSE.toNanos(), (end - begun) * SHARE);
    }
    return counted;
  }

  private Counted count(long begun) {
    var byVersion = new HashMap<String, Long>();
    var settings = new HashSet<Instance.Key>();
    for (var each : table.counts()) {
      each.pins()
          .forEach(
              (plugin, pin) -> {
                byVersion.merge(plugin + " " + pin.version(), each.conversations(), Long::sum);
                settings.add(key(each.tenantId(), plugin, pin));
              });
    }
    return new Counted(byVersion, settings, begun);
  }

  private static Instance.Key key(String tenantId, String plugin, Pin pin) {
    return new Instance.Key(tenantId, plugin, pin.revision());
  }
}
