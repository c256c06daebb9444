package io.plugdesk.plugins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
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
 * not change what it says of itself. What is not known yet, or cannot be read, is read again when
 * any bundle comes or goes, and each time somebody asks for that.
 */
@Component(service = Catalogue.class)
public final class Catalogue {
  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

  /** With these, components come or go. */
  private static final Set<Integer> MOVES =
      Set.of(BundleEvent.STARTED, BundleEvent.STOPPED, BundleEvent.UNINSTALLED);

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
  private final Set<Long> leaving = ConcurrentHashMap.newKeySet();

  /** The bundles that are to be read, and whether that has failed already. */
  private final Map<Long, Boolean> unread = new ConcurrentHashMap<>();

  private final Map<Long, List<Installed>> read = new TreeMap<>();
  private final AtomicLong generation = new AtomicLong();
  private volatile Reading known = new Reading(-1, Map.of(), List.of());
  private volatile long changedAt = System.nanoTime();

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
    Stream.of(bundles.getBundles()).forEach(each -> unread.put(each.getBundleId(), false));
  }

  @Deactivate
  void close() {
    bundles.removeBundleListener(listener);
  }

  /** Calls the watcher after bundles came or went, or were known at last, in any thread. */
  void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /** When bundles last came, went or were known at last, in nanoseconds of the system's clock. */
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

  /** Reads again what was not known yet, and tells the watchers when something is known now. */
  void again() {
    var before = current();
    if (unread.isEmpty()) {
      return;
    }
    generation.incrementAndGet();
    if (current().releases.size() > before.releases.size()) {
      changed();
    }
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
    return current.generation == generation.get() ? current : refresh();
  }

  private void changed(BundleEvent event) {
    if (MOVES.contains(event.getType())) {
      unread.put(event.getBundle().getBundleId(), false);
      changed();
    }
  }

  private void changed() {
    generation.incrementAndGet();
    changedAt = System.nanoTime();
    watchers.forEach(Runnable::run);
  }

  /** The number is taken first: what changes meanwhile is read the next time. */
  private synchronized Reading refresh() {
    var now = generation.get();
    if (known.generation != now) {
      Set.copyOf(unread.keySet()).forEach(id -> read(id, unread.remove(id)));
      known = reading(now);
    }
    return known;
  }

  /** One that cannot be read harms no other. */
  private void read(long id, boolean failed) {
    read.remove(id);
    var bundle = bundles.getBundle(id);
    if (bundle == null) {
      return;
    }
    try {
      reader
          .apply(bundle)
          .ifPresentOrElse(found -> read.put(id, found), () -> unread.putIfAbsent(id, failed));
    } catch (RuntimeException | LinkageError e) {
      unread.putIfAbsent(id, true);
      if (failed) {
        LOG.debug("What {} offers cannot be read again", bundle, e);
      } else {
        LOG.error("What {} offers cannot be read, and is tried again", bundle, e);
      }
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
