package io.plugdesk.plugins;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins that are installed: components that need a configuration, offer a seam and describe
 * their settings under the configuration's id.
 *
 * <p>A bundle is read when somebody asks after it has come, and never again: what others do does
 * not change what it says of itself. What is not known yet, or cannot be read, is read again after
 * ever longer pauses, a few times after the last bundle that came or went.
 */
@Component(service = Catalogue.class)
public final class Catalogue {
  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

  /** The first pause before what is not known yet is read again; each one is twice as long. */
  private static final Duration SETTLE = Duration.ofMillis(100);

  private static final int MOST_TRIES = 10;

  private static final Comparator<Installed> ORDER =
      Comparator.comparing((Installed installed) -> installed.info().plugin())
          .thenComparingLong(installed -> installed.release().bundle());

  /** What was installed after so many changes. */
  private record Reading(
      long generation, Map<String, Installed> plugins, List<Installed> releases) {}

  private final BundleContext bundles;
  private final Function<Bundle, Optional<List<Installed>>> reader;
  private final BundleListener listener = this::changed;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final List<Runnable> lateWatchers = new CopyOnWriteArrayList<>();
  private final Set<Long> leaving = ConcurrentHashMap.newKeySet();
  private final Set<Long> unread = ConcurrentHashMap.newKeySet();
  private final Map<Long, List<Installed>> read = new TreeMap<>();
  private final Set<Long> failing = new HashSet<>();
  private final AtomicLong generation = new AtomicLong();
  private volatile Reading known = new Reading(-1, Map.of(), List.of());
  private volatile long changedAt = System.nanoTime();
  private volatile Long againAt;
  private int tries;

  /** Begins to follow the bundles. */
  @Activate
  public Catalogue(
      BundleContext bundles,
      @Reference ServiceComponentRuntime components,
      @Reference MetaTypeService metatypes) {
    this(bundles, new Descriptions(bundles, components, metatypes)::of);
  }

  /**
   * Begins to follow the bundles.
   *
   * @param bundles the framework
   * @param reader what a bundle offers; empty when that is not known yet
   */
  Catalogue(BundleContext bundles, Function<Bundle, Optional<List<Installed>>> reader) {
    this.bundles = bundles;
    this.reader = reader;
    bundles.addBundleListener(listener);
    for (var bundle : bundles.getBundles()) {
      unread.add(bundle.getBundleId());
    }
  }

  @Deactivate
  void close() {
    bundles.removeBundleListener(listener);
  }

  /** Calls the watcher after bundles came or went, in the framework's thread. */
  void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /** Calls the watcher when a bundle is known only some time after it came, in any thread. */
  void watchLate(Runnable watcher) {
    lateWatchers.add(watcher);
  }

  /**
   * When bundles last came or went, or were known at last, in nanoseconds of the system's clock.
   */
  long changedAt() {
    return changedAt;
  }

  /** A bundle is about to go: it is no longer offered. */
  void leaves(long bundle) {
    leaving.add(bundle);
    changed();
  }

  /** A bundle is gone. */
  void left(long bundle) {
    leaving.remove(bundle);
    changed();
  }

  Optional<Installed> find(String plugin) {
    return Optional.ofNullable(current().plugins.get(plugin));
  }

  /** The latest release of each plugin, by id. */
  Collection<Installed> list() {
    return current().plugins.values();
  }

  /** Every release of every plugin, those that are about to go too. */
  List<Installed> releases() {
    return current().releases;
  }

  private Reading current() {
    var current = known;
    return current.generation == generation.get() && !isDue() ? current : refresh();
  }

  private boolean isDue() {
    var at = againAt;
    return at != null && System.nanoTime() - at >= 0;
  }

  private void changed(BundleEvent event) {
    switch (event.getType()) {
      case BundleEvent.STARTED, BundleEvent.STOPPED, BundleEvent.UNINSTALLED -> {
        unread.add(event.getBundle().getBundleId());
        changed();
      }
      default -> {
        // No component came or went.
      }
    }
  }

  private void changed() {
    generation.incrementAndGet();
    changedAt = System.nanoTime();
    watchers.forEach(Runnable::run);
  }

  private Reading refresh() {
    if (readUnread()) {
      changedAt = System.nanoTime();
      lateWatchers.forEach(Runnable::run);
    }
    return known;
  }

  /**
   * Reads what is to be read, and says whether it knows at last what came some time ago. The number
   * is taken first: what changes meanwhile is read the next time.
   */
  private synchronized boolean readUnread() {
    var now = generation.get();
    var came = known.generation != now;
    if (!came && !isDue()) {
      return false;
    }
    var before = read.size();
    var again = new HashSet<Long>();
    for (var id : Set.copyOf(unread)) {
      unread.remove(id);
      if (!read(id)) {
        again.add(id);
      }
    }
    unread.addAll(again);
    tries = came ? 0 : tries + 1;
    againAt =
        again.isEmpty() || tries == MOST_TRIES
            ? null
            : Long.valueOf(System.nanoTime() + (SETTLE.toNanos() << tries));
    known = reading(now);
    return !came && read.size() > before;
  }

  private boolean read(long id) {
    var found = found(id);
    read.put(id, found.orElse(List.of()));
    read.values().removeIf(List::isEmpty);
    return found.isPresent();
  }

  /** One that cannot be read harms no other. */
  private Optional<List<Installed>> found(long id) {
    var bundle = bundles.getBundle(id);
    try {
      var found = bundle == null ? Optional.of(List.<Installed>of()) : reader.apply(bundle);
      failing.remove(id);
      return found;
    } catch (RuntimeException | LinkageError e) {
      if (failing.add(id)) {
        LOG.error("What {} offers cannot be read, and is tried again", bundle, e);
      } else {
        LOG.debug("What {} offers cannot be read again", bundle, e);
      }
      return Optional.empty();
    }
  }

  private Reading reading(long now) {
    var releases = new ArrayList<Installed>();
    read.values().forEach(releases::addAll);
    var latest = new TreeMap<String, Installed>();
    releases.stream()
        .filter(installed -> !leaving.contains(installed.release().bundle()))
        .sorted(Comparator.comparing(Installed::release))
        .forEach(installed -> latest.put(installed.info().plugin(), installed));
    releases.sort(ORDER);
    return new Reading(now, latest, List.copyOf(releases));
  }
}
