package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.PluginInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.metatype.MetaTypeService;

/**
 * The plugins that are installed: components that need a configuration, offer a seam and describe
 * their settings under the configuration's id.
 *
 * <p>It is read from the bundles when first asked for, and again after bundles came or went.
 */
@Component(service = Catalogue.class)
public final class Catalogue {
  private static final String SEAMS = "io.plugdesk.api.";

  /** What was installed after so many changes. */
  private record Reading(
      long generation, Map<String, Installed> plugins, List<Installed> releases) {}

  private final BundleContext bundles;
  private final ServiceComponentRuntime components;
  private final MetaTypeService metatypes;
  private final BundleListener listener = this::changed;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final Set<Long> leaving = ConcurrentHashMap.newKeySet();
  private final AtomicLong generation = new AtomicLong();
  private volatile Reading known = new Reading(-1, Map.of(), List.of());
  private volatile long changedAt = System.nanoTime();

  /** Begins to follow the bundles. */
  @Activate
  public Catalogue(
      BundleContext bundles,
      @Reference ServiceComponentRuntime components,
      @Reference MetaTypeService metatypes) {
    this.bundles = bundles;
    this.components = components;
    this.metatypes = metatypes;
    bundles.addBundleListener(listener);
  }

  @Deactivate
  void close() {
    bundles.removeBundleListener(listener);
  }

  /** Calls the watcher after bundles came or went, in the framework's thread. */
  void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /** When bundles last came or went, in nanoseconds of the system's clock. */
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
    var now = generation.get();
    if (current.generation != now) {
      current = read(now);
      known = current;
    }
    return current;
  }

  private void changed(BundleEvent event) {
    switch (event.getType()) {
      case BundleEvent.STARTED, BundleEvent.STOPPED, BundleEvent.UNINSTALLED -> changed();
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

  private Reading read(long now) {
    Map<String, Map<Bundle, TreeSet<String>>> kinds = new TreeMap<>();
    for (var component : components.getComponentDescriptionDTOs()) {
      var seams = seams(component);
      var bundle = bundles.getBundle(component.bundle.id);
      if (!seams.isEmpty()
          && bundle != null
          && Release.owns(bundle, component.configurationPid[0])) {
        kinds
            .computeIfAbsent(component.configurationPid[0], pid -> new HashMap<>())
            .computeIfAbsent(bundle, any -> new TreeSet<>())
            .addAll(seams);
      }
    }
    var releases = new ArrayList<Installed>();
    kinds.forEach(
        (plugin, offers) ->
            offers.forEach(
                (bundle, seams) -> read(plugin, bundle, seams).ifPresent(releases::add)));
    var latest = new TreeMap<String, Installed>();
    releases.stream()
        .filter(installed -> !leaving.contains(installed.release().bundle()))
        .sorted(Comparator.comparing(Installed::release))
        .forEach(installed -> latest.put(installed.info().plugin(), installed));
    return new Reading(now, latest, List.copyOf(releases));
  }

  private static List<String> seams(ComponentDescriptionDTO component) {
    if (!"require".equals(component.configurationPolicy)
        || component.configurationPid.length == 0) {
      return List.of();
    }
    return Arrays.stream(component.serviceInterfaces)
        .filter(name -> name.startsWith(SEAMS))
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .toList();
  }

  /**
   * A bundle that goes while it is read is not installed; the event of its going follows. The
   * framework says that it has gone, the descriptions of its settings merely miss their resources.
   */
  private Optional<Installed> read(String plugin, Bundle bundle, TreeSet<String> kinds) {
    try {
      return installed(plugin, bundle, kinds);
    } catch (IllegalStateException | NullPointerException e) {
      if (bundle.getState() == Bundle.ACTIVE) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Optional<Installed> installed(String plugin, Bundle bundle, TreeSet<String> kinds) {
    var types = metatypes.getMetaTypeInformation(bundle);
    if (types == null || !Arrays.asList(types.getFactoryPids()).contains(plugin)) {
      return Optional.empty();
    }
    var definition = types.getObjectClassDefinition(plugin, null);
    var info =
        new PluginInfo(
            plugin,
            bundle.getVersion().toString(),
            List.copyOf(kinds),
            definition.getName(),
            definition.getDescription());
    return Optional.of(new Installed(info, Forms.of(plugin, definition), Release.of(bundle)));
  }
}
