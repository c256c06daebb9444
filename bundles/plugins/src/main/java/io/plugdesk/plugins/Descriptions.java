package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.PluginInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;

/** Reads what a bundle says of the plugins that it offers: its components and their settings. */
final class Descriptions {
  private static final String SEAMS = "io.plugdesk.api.";
  private static final String COMPONENTS = "Service-Component";

  private final BundleContext house;
  private final ServiceComponentRuntime components;
  private final MetaTypeService metatypes;

  Descriptions(BundleContext house, ServiceComponentRuntime components, MetaTypeService metatypes) {
    this.house = house;
    this.components = components;
    this.metatypes = metatypes;
  }

  /**
   * The plugins of a bundle; empty when its components are not known yet.
   *
   * <p>A bundle that goes while it is read offers nothing; the event of its going follows. The
   * framework says that it has gone, the descriptions of its settings merely miss their resources.
   */
  Optional<List<Installed>> of(Bundle bundle) {
    if (bundle.getHeaders("").get(COMPONENTS) == null) {
      return Optional.of(List.of());
    }
    try {
      var described = components.getComponentDescriptionDTOs(bundle);
      return described.isEmpty() && bundle.getState() == Bundle.ACTIVE
          ? Optional.empty()
          : Optional.of(plugins(bundle, described));
    } catch (IllegalStateException | NullPointerException e) {
      if (bundle.getState() == Bundle.ACTIVE) {
        throw e;
      }
      return Optional.of(List.of());
    }
  }

  private List<Installed> plugins(Bundle bundle, Iterable<ComponentDescriptionDTO> described) {
    var kinds = new TreeMap<String, TreeSet<String>>();
    for (var component : described) {
      var seams = seams(component);
      if (!seams.isEmpty() && Release.owns(bundle, component.configurationPid[0])) {
        kinds.computeIfAbsent(component.configurationPid[0], pid -> new TreeSet<>()).addAll(seams);
      }
    }
    var plugins = new ArrayList<Installed>();
    if (!kinds.isEmpty()) {
      var types = metatypes.getMetaTypeInformation(bundle);
      kinds.forEach(
          (plugin, seams) -> plugin(plugin, bundle, types, seams).ifPresent(plugins::add));
    }
    return List.copyOf(plugins);
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

  private Optional<Installed> plugin(
      String plugin, Bundle bundle, MetaTypeInformation types, TreeSet<String> kinds) {
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
    return Optional.of(
        new Installed(
            info,
            Forms.of(plugin, definition),
            Release.of(bundle),
            new SettingsChecks(house, bundle)));
  }
}
