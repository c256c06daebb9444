package io.plugdesk.routes.connectors;

import io.plugdesk.api.connector.Connector;
import java.time.Duration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Follows the instances of connectors without getting them. Two settings of a connector are read by
 * the house: {@value #NAMESPACE} and {@value #INTERVAL}.
 */
final class Instances extends ServiceTracker<Connector, Instances.Instance> {
  /** Where the documents of a connector go. */
  static final String NAMESPACE = "namespace";

  /** How many seconds the house waits between two rounds. */
  static final String INTERVAL = "interval_seconds";

  private static final String TENANT = "plugdesk.tenant";
  private static final String PLUGIN = "plugdesk.plugin";
  private static final String REVISION = "plugdesk.revision";
  private static final String DEFAULT_NAMESPACE = "default";
  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);

  /**
   * An instance that is up.
   *
   * @param tenantId the tenant's UUID
   * @param plugin the plugin's id
   * @param revision the number of its settings
   * @param namespace where its documents go
   * @param interval how long to wait between two rounds
   */
  record Instance(
      String tenantId, String plugin, int revision, String namespace, Duration interval) {}

  /** Is told of instances, in the framework's thread. */
  interface Listener {
    void came(Instance instance);

    void went(Instance instance);
  }

  private final Listener listener;

  Instances(BundleContext bundles, Listener listener) throws InvalidSyntaxException {
    super(
        bundles,
        FrameworkUtil.createFilter(
            "(&(objectClass=%s)(%s=*)(%s=*))".formatted(Connector.class.getName(), TENANT, PLUGIN)),
        null);
    this.listener = listener;
  }

  @Override
  public Instance addingService(ServiceReference<Connector> reference) {
    var instance =
        new Instance(
            String.valueOf(reference.getProperty(TENANT)),
            String.valueOf(reference.getProperty(PLUGIN)),
            reference.getProperty(REVISION) instanceof Number number ? number.intValue() : 0,
            namespace(reference.getProperty(NAMESPACE)),
            interval(reference.getProperty(INTERVAL)));
    listener.came(instance);
    return instance;
  }

  @Override
  public void modifiedService(ServiceReference<Connector> reference, Instance instance) {
    // Settings are immutable revisions: a change is another instance.
  }

  @Override
  public void removedService(ServiceReference<Connector> reference, Instance instance) {
    listener.went(instance);
  }

  private static String namespace(Object value) {
    return value instanceof String text && !text.isBlank() ? text.strip() : DEFAULT_NAMESPACE;
  }

  private static Duration interval(Object value) {
    return value instanceof Number number
        ? Duration.ofSeconds(Math.max(1, number.longValue()))
        : DEFAULT_INTERVAL;
  }
}
