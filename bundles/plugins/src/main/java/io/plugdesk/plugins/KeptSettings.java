package io.plugdesk.plugins;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether conversations keep settings that have been replaced; asked in the room's one thread, from
 * the moment of the replacement on.
 */
final class KeptSettings implements Predicate<Instance.Key> {
  /** How long a conversation may take from the choice of its settings until that is stored. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final PinCounts counts;
  private final Map<Instance.Key, Long> since = new HashMap<>();

  KeptSettings(PinCounts counts) {
    this.counts = counts;
  }

  @Override
  public boolean test(Instance.Key key) {
    if (!counts.any()) {
      since.remove(key);
      return false;
    }
    var replaced = since.computeIfAbsent(key, any -> System.nanoTime());
    var counted = counts.now();
    var kept = counted.at() - replaced < GRACE.toNanos() || counted.keep(key);
    if (!kept) {
      since.remove(key);
    }
    return kept;
  }
}
