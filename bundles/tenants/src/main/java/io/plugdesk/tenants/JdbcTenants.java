package io.plugdesk.tenants;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Deletions;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the tenants in a table, and all of them in memory. */
@Component
public final class JdbcTenants implements Tenants {
  /** What a tenant cannot answer without. */
  private static final List<String> FIRST_FEATURES =
      List.of(
          "io.plugdesk.model.extractive", "io.plugdesk.model.onnx", "io.plugdesk.retrieval.solr");

  private static final String SLUG = "[a-z0-9][a-z0-9-]{0,38}[a-z0-9]";
  private static final String UUID_SHAPE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final int LONGEST_NAME = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final Clock clock = Clock.systemUTC();
  private final TenantTable table = new TenantTable();
  private final FeatureRows features = new FeatureRows(clock);
  private final TenantList list;
  private final UnitsOfWork units;
  private final AuditTrail trail;
  private final Signals signals;
  private final Deletions deletions;
  private final FeatureListeners listeners;

  /** Made when the tables are there. */
  @Activate
  public JdbcTenants(
      @Reference(target = "(room=tenants)") UnitsOfWork units,
      @Reference AuditTrail trail,
      @Reference Signals signals,
      @Reference TenantList list,
      @Reference Deletions deletions,
      @Reference FeatureListeners listeners) {
    this.units = units;
    this.trail = trail;
    this.signals = signals;
    this.list = list;
    this.deletions = deletions;
    this.listeners = listeners;
  }

  @Override
  public Tenant create(String slug, String name, String configJson, String actor) {
    checkSlug(slug);
    check(name, configJson);
    var now = now();
    var context = new TenantContext(ids.generate().toString(), slug);
    var tenant = new Tenant(context, name, configJson, now, now);
    var first = units.within(context, "create tenant", unit -> create(unit, tenant, actor));
    list.put(tenant);
    listeners.changed(context, first);
    return tenant;
  }

  @Override
  public Tenant update(TenantContext tenant, String name, String configJson, String actor) {
    check(name, configJson);
    var changed =
        units.within(
            tenant,
            "update tenant",
            unit -> {
              var row = table.update(unit, tenant, name, configJson, now()).orElseThrow(this::gone);
              trail.record(unit, Records.ofTenant(tenant, "tenant.updated", actor));
              News.send(signals, unit, tenant);
              return row;
            });
    list.put(changed);
    return changed;
  }

  @Override
  public List<Tenant> list() {
    return list.all();
  }

  @Override
  public Optional<Tenant> find(String idOrSlug) {
    return list.find(idOrSlug);
  }

  @Override
  public void delete(TenantContext tenant, String actor) {
    if (!deletions.delete(tenant, actor, PATIENCE).finished()) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "The tenant is unknown from now on, and its data still goes: that ends by itself");
    }
  }

  private List<Feature> create(UnitOfWork unit, Tenant tenant, String actor) {
    if (!table.insert(unit, tenant)) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "The domain "
              + tenant.context().slug()
              + " is taken, or its last tenant still goes: choose another");
    }
    for (var plugin : FIRST_FEATURES) {
      features.enable(unit, tenant.context(), plugin, "{}", actor);
    }
    trail.record(unit, Records.ofTenant(tenant.context(), "tenant.created", actor));
    News.send(signals, unit, tenant.context());
    return features.on(unit);
  }

  /** Passes for a slug that can be the name of a folder. */
  static void checkSlug(String slug) {
    if (slug == null || !slug.matches(SLUG) || slug.matches(UUID_SHAPE)) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "A domain is 2 to 40 lower-case letters, digits and inner hyphens, and no UUID: choose"
              + " another");
    }
  }

  private static void check(String name, String configJson) {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw new PlugdeskException(
          Kind.REJECTED, "A tenant has a name of 1 to " + LONGEST_NAME + " characters");
    }
    SettingsSchema.check(JsonObjects.read("settings of the tenant", configJson));
  }

  private PlugdeskException gone() {
    return new PlugdeskException(
        Kind.REJECTED, "There is no such tenant any more: list the tenants again");
  }

  private Instant now() {
    return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
  }
}
