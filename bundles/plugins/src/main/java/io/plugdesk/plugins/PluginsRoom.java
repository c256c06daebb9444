package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.PluginChanges;
import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Features;
import io.plugdesk.desk.tenants.Tenants;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
public final class PluginsRoom implements Plugins, Installations, HealthCheck {
  private final Directory directory = new Directory();
  private final InstanceTracker tracker;
  private final Steward steward;
  private final DeclaredBundles declared;
  private final InboxThread inbox;
  private final Readiness readiness;
  private final Plugins plugins;
  private final Installations installations;
  private final List<ServiceRegistration<?>> registrations;

  /** Begins in the data folder of the house. */
  @Activate
  public PluginsRoom(
      BundleContext bundles,
      @Reference Tenants tenants,
      @Reference Features features,
      @Reference ConfigurationAdmin configurations,
      @Reference Catalogue catalogue,
      @Reference(target = "(room=plugins)") UnitsOfWork units,
      @Reference AuditTrail trail) {
    this(
        bundles,
        tenants,
        features,
        configurations,
        catalogue,
        new JdbcArtifacts(units, trail),
        Path.of(System.getProperty("plugdesk.home", "data")).toAbsolutePath().normalize());
  }

  /** Begins the first projection and the first look into the inbox, each in a thread of its own. */
  PluginsRoom(
      BundleContext bundles,
      Tenants tenants,
      Features features,
      ConfigurationAdmin configurations,
      Catalogue catalogue,
      Artifacts artifacts,
      Path home) {
    var folders = home.resolve("folders");
    var own =
        new Configurations(
            configurations,
            id -> tenants.find(id).map(tenant -> folders.resolve(tenant.context().slug())));
    steward = new Steward(tenants, features, own, catalogue, directory);
    declared = new DeclaredBundles(bundles);
    inbox =
        new InboxThread(bundles, artifacts, declared, home.resolve("deploy"), catalogue, directory);
    var declarations = steward.declarations();
    readiness = new Readiness(declarations, directory, catalogue, inbox::settled, System::nanoTime);
    plugins = new LeasedPlugins(declarations, directory, catalogue, readiness::ready);
    tracker = new InstanceTracker(bundles, directory);
    tracker.open();
    installations = new InstalledReleases(bundles, catalogue, directory, inbox::situation);
    var planner = new Planner(artifacts, new Stocks(artifacts, bundles, declared, catalogue));
    var changes = new OrderedChanges(inbox, artifacts, planner, declared, directory);
    steward.start(readiness::projected);
    inbox.start();
    registrations =
        List.of(
            bundles.registerService(Features.Listener.class, steward::changed, null),
            bundles.registerService(Plugins.class, this, null),
            bundles.registerService(Installations.class, this, null),
            bundles.registerService(PluginChanges.class, changes, null),
            bundles.registerService(HealthCheck.class, this, null));
  }

  @Deactivate
  void close() {
    registrations.forEach(ServiceRegistration::unregister);
    inbox.close();
    declared.close();
    steward.close();
    tracker.close();
  }

  @Override
  public Pins pins(TenantContext tenant, String conversationId) {
    return plugins.pins(tenant, conversationId);
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Pins pins, Class<T> seam, String plugin) {
    return plugins.lease(tenant, pins, seam, plugin);
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Pins pins, Class<T> seam) {
    return plugins.lease(tenant, pins, seam);
  }

  @Override
  public <T> List<Lease<T>> leaseAll(TenantContext tenant, Pins pins, Class<T> seam) {
    return plugins.leaseAll(tenant, pins, seam);
  }

  @Override
  public boolean enabled(TenantContext tenant, String plugin) {
    return plugins.enabled(tenant, plugin);
  }

  @Override
  public List<PluginInfo> installed() {
    return plugins.installed();
  }

  @Override
  public List<Installation> list() {
    return installations.list();
  }

  @Override
  public Health check() {
    return readiness.check();
  }
}
