package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.tenants.Features;
import io.plugdesk.desk.tenants.Tenants;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The room as OSGi sees it: follows tenants, bundles and services, and publishes the directory. */
@Component(
    immediate = true,
    service = {Plugins.class, HealthCheck.class})
public final class PluginsRoom implements Plugins, HealthCheck {
  private final Directory directory = new Directory();
  private final InstanceTracker tracker;
  private final Steward steward;
  private final Readiness readiness;
  private final Plugins plugins;
  private final ServiceRegistration<Features.Listener> listener;

  /**
   * Begins the first projection in a thread of its own.
   *
   * <p>The listener is published as an object, not as a component: {@code Features} may ask for it
   * while this component waits for {@code Features}.
   */
  @Activate
  public PluginsRoom(
      BundleContext bundles,
      @Reference Tenants tenants,
      @Reference Features features,
      @Reference ConfigurationAdmin configurations,
      @Reference Catalogue catalogue) {
    steward =
        new Steward(tenants, features, new Configurations(configurations), catalogue, directory);
    var declarations = steward.declarations();
    readiness = new Readiness(declarations, directory, catalogue, System::nanoTime);
    plugins = new LeasedPlugins(declarations, directory, catalogue, readiness::ready);
    tracker = new InstanceTracker(bundles, directory);
    tracker.open();
    listener = bundles.registerService(Features.Listener.class, steward::changed, null);
    steward.start(readiness::projected);
  }

  @Deactivate
  void close() {
    listener.unregister();
    steward.close();
    tracker.close();
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Class<T> seam, String plugin) {
    return plugins.lease(tenant, seam, plugin);
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Class<T> seam) {
    return plugins.lease(tenant, seam);
  }

  @Override
  public <T> List<Lease<T>> leaseAll(TenantContext tenant, Class<T> seam) {
    return plugins.leaseAll(tenant, seam);
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
  public Health check() {
    return readiness.check();
  }
}
