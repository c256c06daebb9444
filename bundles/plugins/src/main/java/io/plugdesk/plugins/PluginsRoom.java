package io.plugdesk.plugins;

import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.desk.metrics.Meters;
import io.plugdesk.desk.plugins.Duty;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.PluginChanges;
import io.plugdesk.desk.plugins.PluginHealth;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.plugins.VersionRules;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Features;
import io.plugdesk.desk.tenants.Tenants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The room as OSGi sees it: follows tenants, bundles and services, and publishes the directory.
 *
 * <p>What it offers is registered as objects at the end of its constructor, not as services of the
 * component. A component is offered before it is made, and is made when the first one asks; as
 * making it has others come up in the same thread, such as the resource that shows the plugins,
 * they would ask for what is being made, and the framework refuses that as a cycle.
 */
@Component(
    immediate = true,
    service = {})
public final class PluginsRoom {
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration REVIEW = Duration.ofSeconds(5);

  private final HealthWatch health = new HealthWatch();
  private final InstanceTracker tracker;
  private final Errands errands = new Errands();
  private final DeclaredBundles declared;
  private final InboxThread inbox;
  private final BundleDuty duty;
  private final List<ServiceRegistration<?>> registrations;

  /** Begins in the data folder of the house. */
  @Activate
  public PluginsRoom(
      BundleContext bundles,
      @Reference Tenants tenants,
      @Reference Features features,
      @Reference ConfigurationAdmin configurations,
      @Reference Catalogue catalogue,
      @Reference PinLimit limit,
      @Reference(target = "(room=plugins)") UnitsOfWork units,
      @Reference AuditTrail trail,
      @Reference Signals signals,
      @Reference Meters meters) {
    this(
        bundles,
        tenants,
        features,
        configurations,
        catalogue,
        limit,
        Tables.in(units, trail, signals),
        Path.of(System.getProperty("plugdesk.home", "data")).toAbsolutePath().normalize());
    health.book().tell(new HealthTrail(meters, units, trail, health.thread()));
  }

  /** Begins the first projection and the first look into the inbox, each in a thread of its own. */
  PluginsRoom(
      BundleContext bundles,
      Tenants tenants,
      Features features,
      ConfigurationAdmin configurations,
      Catalogue catalogue,
      Supplier<Duration> limit,
      Tables tables,
      Path home) {
    var directory = new Directory();
    var folders = home.resolve("folders");
    var own =
        new Configurations(
            configurations,
            id -> tenants.find(id).map(tenant -> folders.resolve(tenant.context().slug())));
    var roles = new Roles();
    var rules = new Rules();
    var rota = new Rota(roles, rules);
    duty = new BundleDuty(bundles, rota);
    roles.watch(duty::changed);
    catalogue.watch(duty::changed);
    var running = new Running(catalogue, roles);
    var counts = new PinCounts(tables.pins(), limit);
    var steward =
        new Steward(
            tenants, features, own, catalogue, directory, new KeptSettings(counts), errands);
    var declarations = steward.declarations();
    var start =
        new Start(declarations, directory, catalogue, new Boot(bundles)::isOver, System::nanoTime);
    declared = new DeclaredBundles(bundles);
    inbox =
        new InboxThread(
            bundles,
            tables.artifacts(),
            declared,
            home.resolve("deploy"),
            catalogue,
            directory,
            new Retirement(tables.artifacts(), declared, running, rules, counts),
            roles,
            start::isOver);
    var readiness = new Readiness(start, inbox::settled);
    var conversations =
        new ConversationPins(tables.pins(), limit, readiness::ready, declarations, directory, rota);
    var offered = new OfferedSeams(tables.seams(), catalogue);
    catalogue.watch(() -> errands.soon(offered::note));
    errands.soon(offered::note);
    var plugins =
        new LeasedPlugins(
            declarations,
            directory,
            catalogue,
            rota,
            conversations,
            health.book(),
            new Absence(
                declarations, directory, catalogue, offered, readiness::ready, health.book()));
    tracker = new InstanceTracker(bundles, directory);
    tracker.open();
    var uses = new Uses(running, rota, rules, counts, declarations, tenants);
    var installations =
        new InstalledReleases(
            bundles, catalogue, directory, roles, rota, uses, inbox::situation, health.book());
    var tenantRules = new TenantRules(tables.rules(), rules, running);
    var stocks = new Stocks(tables.artifacts(), bundles, declared, catalogue);
    var planner = new Planner(tables.artifacts(), stocks, rules);
    var changes =
        new OrderedChanges(inbox, tables.artifacts(), planner, declared, directory, counts, rules);
    var takeover = new Takeover(directory, declarations);
    var settings = new FormedSettings(features, catalogue, takeover::await);
    health.start(catalogue);
    errands.soon(tenantRules::read);
    steward.start(start::projected);
    errands.repeatedly(SWEEP, tables.pins()::sweep);
    errands.repeatedly(SWEEP, tenantRules::read);
    errands.repeatedly(REVIEW, steward::review);
    inbox.start();
    Features.Listener switched =
        (tenant, list) -> {
          steward.changed(tenant, list);
          takeover.changed();
        };
    var news = new News(inbox::changed, () -> errands.soon(tenantRules::read));
    registrations =
        List.of(
            bundles.registerService(Features.Listener.class, switched, null),
            bundles.registerService(Signals.Listener.class, news, null),
            bundles.registerService(Plugins.class, plugins, null),
            bundles.registerService(Installations.class, installations, null),
            bundles.registerService(PluginChanges.class, changes, null),
            bundles.registerService(PluginSettings.class, settings, null),
            bundles.registerService(VersionRules.class, tenantRules, null),
            bundles.registerService(PluginHealth.class, health.book(), null),
            bundles.registerService(Duty.class, duty, null),
            bundles.registerService(HealthCheck.class, readiness, null));
  }

  @Deactivate
  void close() {
    registrations.forEach(ServiceRegistration::unregister);
    inbox.close();
    declared.close();
    errands.close();
    tracker.close();
    duty.close();
    health.close();
  }
}
