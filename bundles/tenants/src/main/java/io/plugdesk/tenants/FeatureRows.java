package io.plugdesk.tenants;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.tenants.Feature;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The features of the unit's tenant: the latest revision of each plugin, and those that are on. */
final class FeatureRows {
  private static final String ON =
      "select f from FeatureRow f where f.enabled = true order by f.plugin";
  private static final String LATEST =
      "select f from FeatureRow f where f.plugin = :plugin order by f.revision desc";
  private static final String ALL_OFF = "update feature set enabled = false where enabled";
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended(?, 0))";

  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final Clock clock;

  FeatureRows(Clock clock) {
    this.clock = clock;
  }

  /** The features that are on, by plugin id. */
  List<Feature> on(UnitOfWork unit) {
    return unit.entities()
        .createQuery(ON, FeatureRow.class)
        .getResultStream()
        .map(FeatureRow::feature)
        .toList();
  }

  /** The latest revision of a plugin's settings, when it is on. */
  Optional<Feature> on(UnitOfWork unit, String plugin) {
    return latest(unit, plugin).filter(FeatureRow::enabled).map(FeatureRow::feature);
  }

  /** Switches a plugin on; other settings than the latest make a new revision. */
  Feature enable(
      UnitOfWork unit, TenantContext tenant, String plugin, String settings, String actor) {
    var wanted = JsonObjects.read("settings", settings);
    lock(unit, tenant, plugin);
    var latest = latest(unit, plugin);
    if (latest.isPresent()) {
      var row = latest.get();
      if (JsonObjects.read("settings", row.feature().settingsJson()).equals(wanted)) {
        row.enable(true);
        return row.feature();
      }
      row.enable(false);
      // The one that was on has to be off before the next is, or the index refuses it.
      unit.entities().flush();
    }
    var revision = latest.map(row -> row.feature().revision() + 1).orElse(1);
    var feature = new Feature(plugin, revision, settings);
    var now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    unit.entities()
        .persist(new FeatureRow(ids.generate().toString(), tenant.tenantId(), feature, actor, now));
    return feature;
  }

  /** Switches every plugin off. */
  void disableAll(UnitOfWork unit) {
    try (var statement = unit.connection().prepareStatement(ALL_OFF)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw StoreFailures.of("switch every plugin off", e);
    }
  }

  /** Switches a plugin off, and says whether it was on. */
  boolean disable(UnitOfWork unit, TenantContext tenant, String plugin) {
    lock(unit, tenant, plugin);
    var row = latest(unit, plugin).filter(FeatureRow::enabled);
    row.ifPresent(on -> on.enable(false));
    return row.isPresent();
  }

  private Optional<FeatureRow> latest(UnitOfWork unit, String plugin) {
    return unit.entities()
        .createQuery(LATEST, FeatureRow.class)
        .setParameter("plugin", plugin)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private static void lock(UnitOfWork unit, TenantContext tenant, String plugin) {
    try (var statement = unit.connection().prepareStatement(ONE_AT_A_TIME)) {
      statement.setString(1, tenant.tenantId() + " " + plugin);
      statement.execute();
    } catch (SQLException e) {
      throw StoreFailures.of("wait for a change of the feature " + plugin, e);
    }
  }
}
