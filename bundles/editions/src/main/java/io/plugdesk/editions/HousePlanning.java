package io.plugdesk.editions;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.audit.AuditEvent.Actor;
import io.plugdesk.desk.editions.Edition;
import io.plugdesk.desk.editions.Plan;
import io.plugdesk.desk.editions.Plan.Action;
import io.plugdesk.desk.editions.Planning;
import io.plugdesk.desk.editions.Wish;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.PluginSetting;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Features;
import io.plugdesk.editions.EditionRows.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.resolver.Resolver;

/** Joins what is stored, switched on and installed, has it planned, and carries plans out. */
@Component
public final class HousePlanning implements Planning {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Planner planner;
  private final HouseOffers offers;
  private final UnitsOfWork units;
  private final EditionRows rows;
  private final SeenOffers seen;
  private final Features features;
  private final Function<String, Optional<List<PluginSetting>>> forms;
  private final AuditTrail trail;

  /** Made when the tables are there. */
  @Activate
  public HousePlanning(
      BundleContext bundles,
      @Reference Resolver resolver,
      @Reference Plugins plugins,
      @Reference Installations installations,
      @Reference PluginSettings settings,
      @Reference Features features,
      @Reference(target = "(room=editions)") UnitsOfWork units,
      @Reference AuditTrail trail) {
    this(
        resolver,
        new HouseOffers(bundles::getBundles, plugins::installed, installations::list),
        settings::form,
        features,
        units,
        trail);
  }

  HousePlanning(
      Resolver resolver,
      HouseOffers offers,
      Function<String, Optional<List<PluginSetting>>> forms,
      Features features,
      UnitsOfWork units,
      AuditTrail trail) {
    planner = new Planner(resolver);
    this.offers = offers;
    this.forms = forms;
    this.features = features;
    this.units = units;
    rows = new EditionRows(units);
    seen = new SeenOffers(units);
    this.trail = trail;
  }

  @Override
  public Edition edition(TenantContext tenant) {
    var stored = rows.read(tenant);
    return new Edition(List.copyOf(situation(tenant, stored).wanted()), stored.features() != null);
  }

  @Override
  public List<String> offered() {
    return offers.list().stream()
        .filter(Offer::runs)
        .flatMap(offer -> offer.provides().stream())
        .map(Provided::feature)
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public Plan plan(TenantContext tenant, Wish wish) {
    return planner.plan(situation(tenant, rows.read(tenant)), wish);
  }

  @Override
  public Plan apply(TenantContext tenant, Wish wish, String actor) {
    var stored = rows.read(tenant);
    var plan = planner.plan(situation(tenant, stored), wish);
    if (!plan.possible()) {
      return plan;
    }
    new Switching(features, tenant, actor)
        .carryOut(plan.steps(), () -> record(tenant, plan, stored, actor));
    return plan.asDone();
  }

  private Situation situation(TenantContext tenant, Stored stored) {
    var present = new ArrayList<>(offers.list());
    present.addAll(seen.remember(present));
    var on = features.list(tenant).stream().map(Feature::plugin).collect(Collectors.toSet());
    return new Situation(tenant.slug(), stored.features(), on, present, this::open);
  }

  private List<String> open(String plugin) {
    return forms.apply(plugin).stream()
        .flatMap(List::stream)
        .filter(PluginSetting::required)
        .map(PluginSetting::id)
        .toList();
  }

  private void record(TenantContext tenant, Plan plan, Stored before, String actor) {
    units.within(
        tenant,
        "apply edition",
        unit -> {
          record(unit, tenant, plan, before, actor);
          return plan;
        });
  }

  private void record(
      UnitOfWork unit, TenantContext tenant, Plan plan, Stored before, String actor) {
    if (before.features() != null
        && before.features().equals(plan.edition())
        && plan.steps().stream().allMatch(step -> step.action() == Action.KEEP)) {
      return;
    }
    rows.write(unit, tenant, plan.edition(), before, actor);
    var payload = JSON.createObjectNode();
    payload.set("edition", JSON.valueToTree(plan.edition()));
    payload.set("on", JSON.valueToTree(plugins(plan, Action.ON)));
    payload.set("off", JSON.valueToTree(plugins(plan, Action.OFF)));
    trail.record(
        unit,
        new AuditEvent(tenant, null, Actor.ADMIN, actor, "edition.applied", payload.toString()));
  }

  private static List<String> plugins(Plan plan, Action action) {
    return plan.steps().stream()
        .filter(step -> step.action() == action)
        .map(Plan.Step::plugin)
        .toList();
  }
}
