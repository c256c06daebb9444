package io.plugdesk.plugins.health;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleReference;

/**
 * Counts the threads that plugins have started: a thread inherits its context class loader, and the
 * house sets the plugin's own one around its calls.
 */
final class ThreadCensus {
  private ThreadCensus() {}

  /** How many live threads carry the class loader of each bundle. */
  static Map<Long, Integer> count() {
    return Stream.of(threads())
        .filter(Objects::nonNull)
        .map(Thread::getContextClassLoader)
        .filter(BundleReference.class::isInstance)
        .map(loader -> ((BundleReference) loader).getBundle().getBundleId())
        .collect(Collectors.toMap(Function.identity(), any -> 1, Integer::sum));
  }

  private static Thread[] threads() {
    var group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    var threads = new Thread[group.activeCount() * 2 + 64];
    group.enumerate(threads);
    return threads;
  }
}
