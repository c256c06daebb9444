package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.PluginInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
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
  private record Reading(long generation, Map<String, Installed> plugins) {}

  private final BundleContext bundles;
  private final ServiceComponentRuntime components;
  private final MetaTypeService metatypes;
  private final BundleListener listener = this::changed;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final AtomicLong generation = new AtomicLong();
  private volatile Reading known = new Reading(-1, Map.of());
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

  Optional<Installed> find(String plugin) {
    return Optional.ofNullable(all().get(plugin));
  }

  Collection<Installed> list() {
    return all().values();
  }

  private Map<String, Installed> all() {
    var current = known;
    var now = generation.get();
    if (current.generation != now) {
      current = new Reading(now, read());
      known = current;
    }
    return current.plugins;
  }

  private void changed(BundleEvent event) {
    switch (event.getType()) {
      case BundleEvent.STARTED, BundleEvent.STOPPED, BundleEvent.UNINSTALLED -> {
        generation.incrementAndGet();
        changedAt = System.nanoTime();
        watchers.forEach(Runnable::run);
      }
      default -> {
        // No component came or went.
      }
    }
  }

  private Map<String, Installed> read() {
    Map<String, Map<Bundle, TreeSet<String>>> kinds = new HashMap<>();
    for (var component : components.getComponentDescriptionDTOs()) {
      var seams = seams(component);
      var bundle = bundles.getBundle(component.bundle.id);
      if (!seams.isEmpty() && bundle != null) {
        kinds
            .computeIfAbsent(component.configurationPid[0], pid -> new HashMap<>())
            .computeIfAbsent(bundle, any -> new TreeSet<>())
            .addAll(seams);
      }
    }
    var found = new TreeMap<String, Installed>();
    kinds.forEach(
        (plugin, versions) ->
            versions.entrySet().stream()
                .max(Map.Entry.comparingByKey((a, b) -> a.getVersion().compareTo(b.getVersion())))
                .flatMap(latest -> installed(plugin, latest.getKey(), latest.getValue()))
                .ifPresent(installed -> found.put(plugin, installed)));
    return found;
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
    return Optional.of(new Installed(info, Forms.of(plugin, definition)));
  }
}
