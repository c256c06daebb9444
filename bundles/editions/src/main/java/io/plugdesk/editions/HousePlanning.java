package io.plugdesk.editions;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.editions.Edition;
import io.plugdesk.desk.editions.Plan;
import io.plugdesk.desk.editions.Planning;
import io.plugdesk.desk.editions.Wish;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.PluginSetting;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.store.AuditTrail;
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

/** Joins what is stored, switched on and installed, has it planned, and has plans carried out. */
@Component
public final class HousePlanning implements Planning {
  private final Planner planner;
  private final HouseOffers offers;
  private final EditionRows rows;
  private final SeenOffers seen;
  private final Features features;
  private final Function<String, Optional<List<PluginSetting>>> forms;
  private final Applying applying;

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
    rows = new EditionRows(units);
    seen = new SeenOffers(units);
    applying = new Applying(units, rows, features, trail);
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
    return applying.inTurn(
        () -> {
          var stored = rows.read(tenant);
          var plan = planner.plan(situation(tenant, stored), wish);
          return plan.possible() ? applying.apply(tenant, plan, stored, actor) : plan;
        });
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
}
