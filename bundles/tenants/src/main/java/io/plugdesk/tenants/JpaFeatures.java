package io.plugdesk.tenants;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Features;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the features as revisions, and tells the rooms that follow them after each change. */
@Component
public final class JpaFeatures implements Features {
  private static final String PLUGIN = "[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)+";

  private final FeatureRows rows = new FeatureRows(Clock.systemUTC());
  private final UnitsOfWork units;
  private final AuditTrail trail;
  private final Signals signals;
  private final FeatureListeners listeners;

  /** Made when the tables are there. */
  @Activate
  public JpaFeatures(
      @Reference(target = "(room=tenants)") UnitsOfWork units,
      @Reference AuditTrail trail,
      @Reference Signals signals,
      @Reference FeatureListeners listeners) {
    this.units = units;
    this.trail = trail;
    this.signals = signals;
    this.listeners = listeners;
  }

  @Override
  public List<Feature> list(TenantContext tenant) {
    return units.within(tenant, "list features", rows::on);
  }

  @Override
  public Feature enable(TenantContext tenant, String plugin, String settingsJson, String actor) {
    if (!plugin.matches(PLUGIN)) {
      throw new PlugdeskException(
          Kind.REJECTED, "A plugin is named by its id, such as io.plugdesk.tool.clock");
    }
    var change =
        change(
            tenant,
            "enable feature",
            unit -> {
              var before = rows.on(unit, plugin);
              var feature = rows.enable(unit, tenant, plugin, settingsJson, actor);
              if (before.map(Feature::revision).equals(Optional.of(feature.revision()))) {
                return false;
              }
              trail.record(unit, Records.ofFeature(tenant, feature, actor));
              return true;
            });
    return change.stream().filter(f -> f.plugin().equals(plugin)).findFirst().orElseThrow();
  }

  @Override
  public void disable(TenantContext tenant, String plugin, String actor) {
    change(
        tenant,
        "disable feature",
        unit -> {
          if (!rows.disable(unit, tenant, plugin)) {
            return false;
          }
          trail.record(unit, Records.ofNoFeature(tenant, plugin, actor));
          return true;
        });
  }

  private List<Feature> change(
      TenantContext tenant, String doing, Function<UnitOfWork, Boolean> work) {
    var change = units.within(tenant, doing, unit -> change(unit, tenant, work));
    if (change.happened()) {
      listeners.changed(tenant, change.features());
    }
    return change.features();
  }

  private Change change(UnitOfWork unit, TenantContext tenant, Function<UnitOfWork, Boolean> work) {
    var happened = work.apply(unit);
    if (happened) {
      News.send(signals, unit, tenant);
    }
    return new Change(happened, rows.on(unit));
  }

  private record Change(boolean happened, List<Feature> features) {}
}
