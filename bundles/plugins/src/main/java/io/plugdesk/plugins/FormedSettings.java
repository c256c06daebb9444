package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.PluginSetting;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Features;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Stores as a tenant's features what the form of a plugin allows; it serves when this returns. */
final class FormedSettings implements PluginSettings {
  private final Features features;
  private final Catalogue catalogue;
  private final BiConsumer<TenantContext, Feature> takeover;

  /**
   * Joins what is stored with what is installed.
   *
   * @param features what is stored
   * @param catalogue what is installed
   * @param takeover waits until a tenant's new work gets what has been stored
   */
  FormedSettings(
      Features features, Catalogue catalogue, BiConsumer<TenantContext, Feature> takeover) {
    this.features = features;
    this.catalogue = catalogue;
    this.takeover = takeover;
  }

  @Override
  public Optional<List<PluginSetting>> form(String plugin) {
    return catalogue.find(plugin).map(found -> found.form().settings());
  }

  @Override
  public List<SwitchedOn> list(TenantContext tenant) {
    return features.list(tenant).stream().map(this::shown).toList();
  }

  @Override
  public Optional<SwitchedOn> replace(
      TenantContext tenant, String plugin, Map<String, Object> settings, String actor) {
    return enable(tenant, plugin, actor, (form, before) -> form.keepingSecrets(settings, before));
  }

  @Override
  public Optional<SwitchedOn> change(
      TenantContext tenant,
      String plugin,
      Map<String, Object> changed,
      Set<String> removed,
      String actor) {
    return enable(tenant, plugin, actor, (form, before) -> form.changed(before, changed, removed));
  }

  private Optional<SwitchedOn> enable(
      TenantContext tenant,
      String plugin,
      String actor,
      BiFunction<SettingsForm, Map<String, Object>, Map<String, Object>> change) {
    var form = catalogue.find(plugin).map(Installed::form);
    if (form.isEmpty()) {
      return Optional.empty();
    }
    var before = on(tenant, plugin).map(Projection::settings).orElse(Map.of());
    var settings = change.apply(form.get(), before);
    catalogue.find(plugin).ifPresent(found -> found.check(settings));
    var feature = features.enable(tenant, plugin, Projection.text(settings), actor);
    takeover.accept(tenant, feature);
    return Optional.of(shown(feature));
  }

  @Override
  public boolean switchOff(TenantContext tenant, String plugin, String actor) {
    if (catalogue.find(plugin).isEmpty() && on(tenant, plugin).isEmpty()) {
      return false;
    }
    features.disable(tenant, plugin, actor);
    return true;
  }

  private Optional<Feature> on(TenantContext tenant, String plugin) {
    return features.list(tenant).stream().filter(f -> f.plugin().equals(plugin)).findFirst();
  }

  private SwitchedOn shown(Feature feature) {
    var installed = catalogue.find(feature.plugin());
    var settings = Projection.settings(feature);
    return new SwitchedOn(
        feature.plugin(),
        feature.revision(),
        installed.map(found -> found.form().shown(settings)).orElse(Map.of()),
        installed.isPresent());
  }
}
