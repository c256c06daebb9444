package io.plugdesk.tenants;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Waits until no plugin works for a tenant that goes.
 *
 * <p>An instance lives as long as its configuration, which names the tenant in {@code
 * plugdesk.tenant}; the room {@code plugins} removes it when the last lease is closed.
 */
@Component(service = Instances.class)
public final class Instances {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Predicate<TenantContext> working;

  /** Looks into the configurations. */
  @Activate
  public Instances(@Reference ConfigurationAdmin configurations) {
    this(tenant -> hasConfigurations(configurations, tenant));
  }

  Instances(Predicate<TenantContext> working) {
    this.working = working;
  }

  void awaitEnd(TenantContext tenant) {
    var end = System.nanoTime() + LIMIT.toNanos();
    while (working.test(tenant)) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        throw new PlugdeskException(
            Kind.TRANSIENT, "Plugins of the tenant " + tenant.tenantId() + " are still in use");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static boolean hasConfigurations(ConfigurationAdmin admin, TenantContext tenant) {
    try {
      return admin.listConfigurations("(plugdesk.tenant=" + tenant.tenantId() + ")") != null;
    } catch (IOException | InvalidSyntaxException e) {
      throw new PlugdeskException(Kind.TRANSIENT, "The configurations cannot be listed", e);
    }
  }
}
