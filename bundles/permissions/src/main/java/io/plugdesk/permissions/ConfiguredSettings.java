package io.plugdesk.permissions;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Reads the settings that plugins' instances are made from, and keeps them until they change. */
@Component(service = {ConfiguredSettings.class, SynchronousConfigurationListener.class})
public final class ConfiguredSettings implements Settings, SynchronousConfigurationListener {
  private static final String TENANT = "plugdesk.tenant";
  private static final String PLUGIN = "plugdesk.plugin";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final BundleContext bundles;
  private final ConfigurationAdmin admin;
  private final ServiceComponentRuntime components;
  private final Map<String, Map<Long, List<Map<String, Object>>>> known = new ConcurrentHashMap<>();

  /** Reads nothing yet. */
  @Activate
  public ConfiguredSettings(
      BundleContext bundles,
      @Reference ConfigurationAdmin admin,
      @Reference ServiceComponentRuntime components) {
    this.bundles = bundles;
    this.admin = admin;
    this.components = components;
  }

  @Override
  public List<String> of(Plugin plugin, String tenantId, String setting) {
    return of(plugin, tenantId).stream()
        .map(settings -> settings.get(setting))
        .flatMap(value -> value instanceof String[] all ? Stream.of(all) : Stream.ofNullable(value))
        .map(String::valueOf)
        .distinct()
        .toList();
  }

  @Override
  public boolean isOn(Plugin plugin, String tenantId) {
    return !of(plugin, tenantId).isEmpty();
  }

  @Override
  public void forget(Plugin plugin) {
    known.values().forEach(kept -> kept.remove(plugin.bundle()));
  }

  /** The id of a configuration is {@code plugin~tenant~revision}. */
  @Override
  public void configurationEvent(ConfigurationEvent event) {
    var parts = event.getPid().split("~");
    if (parts.length == 3) {
      known.remove(parts[1]);
    }
  }

  private List<Map<String, Object>> of(Plugin plugin, String tenantId) {
    if (!ID.matcher(tenantId).matches()) {
      return List.of();
    }
    var kept = known.computeIfAbsent(tenantId, id -> new ConcurrentHashMap<>());
    var settings = kept.computeIfAbsent(plugin.bundle(), id -> read(plugin, tenantId));
    if (settings == null && kept.isEmpty()) {
      known.remove(tenantId, kept);
    }
    return settings == null ? List.of() : settings;
  }

  /** Null when there are none: ids that a plugin made up are not kept. */
  private List<Map<String, Object>> read(Plugin plugin, String tenantId) {
    try {
      var found = admin.listConfigurations("(" + TENANT + "=" + tenantId + ")");
      var settings =
          Stream.ofNullable(found)
              .flatMap(Stream::of)
              .map(ConfiguredSettings::properties)
              .filter(Objects::nonNull)
              .filter(each -> plugin.owns(String.valueOf(each.get(PLUGIN))))
              .map(each -> withDefaults(plugin, each))
              .toList();
      return settings.isEmpty() ? null : settings;
    } catch (IOException | InvalidSyntaxException e) {
      throw new IllegalStateException("Configurations cannot be listed", e);
    }
  }

  private static Dictionary<String, Object> properties(Configuration configuration) {
    try {
      return configuration.getProperties();
    } catch (IllegalStateException deleted) {
      return null;
    }
  }

  /** What a tenant leaves out has the default of the component. */
  private Map<String, Object> withDefaults(Plugin plugin, Dictionary<String, Object> set) {
    var settings = new HashMap<String, Object>();
    var bundle = bundles.getBundle(plugin.bundle());
    if (bundle != null) {
      var pid = String.valueOf(set.get(PLUGIN));
      components.getComponentDescriptionDTOs(bundle).stream()
          .filter(component -> List.of(component.configurationPid).contains(pid))
          .forEach(component -> settings.putAll(component.properties));
    }
    Collections.list(set.keys()).forEach(name -> settings.put(name, set.get(name)));
    return settings;
  }
}
