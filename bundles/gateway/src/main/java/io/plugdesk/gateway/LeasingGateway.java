package io.plugdesk.gateway;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.desk.gateway.Gateway;
import io.plugdesk.desk.gateway.ModelCall;
import io.plugdesk.desk.gateway.ModelListener;
import io.plugdesk.desk.metrics.Meters;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.store.UnitsOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Asks the tenant's chat model through a lease that is held until the answer's last event. */
@Component(service = Gateway.class)
public final class LeasingGateway implements Gateway {
  private final Plugins plugins;
  private final CallThreads threads;
  private final Backoff backoff;
  private final Bookkeeper bookkeeper;

  /**
   * Starts the gateway's threads.
   *
   * @param plugins where the tenant's models are leased
   * @param meters where durations are counted
   * @param units where usage is stored
   */
  @Activate
  public LeasingGateway(
      @Reference Plugins plugins,
      @Reference Meters meters,
      @Reference(target = "(room=gateway)") UnitsOfWork units) {
    this(
        plugins,
        new PooledCallThreads(),
        Backoff.random(),
        new UsageJournal(new JdbcUsage(units)::store, meters));
  }

  LeasingGateway(Plugins plugins, CallThreads threads, Backoff backoff, Bookkeeper bookkeeper) {
    this.plugins = plugins;
    this.threads = threads;
    this.backoff = backoff;
    this.bookkeeper = bookkeeper;
  }

  @Override
  public RunningCall ask(ModelCall call, ModelListener listener) {
    var exchange =
        new ModelExchange(
            call,
            lease(call.request().tenant(), call.pins()),
            listener,
            threads,
            backoff,
            bookkeeper);
    exchange.start();
    return exchange;
  }

  @Override
  public boolean quotes(TenantContext tenant) {
    try (var provider = lease(tenant, Pins.none())) {
      return provider.get().card().quotes();
    }
  }

  @Deactivate
  void stop() {
    threads.close();
    bookkeeper.close();
  }

  private Lease<ChatModelProvider> lease(TenantContext tenant, Pins pins) {
    return plugins
        .lease(tenant, pins, ChatModelProvider.class)
        .orElseThrow(
            () ->
                new PlugdeskException(
                    PlugdeskException.Kind.MISCONFIGURED,
                    "The tenant "
                        + tenant.slug()
                        + " has no chat model: switch one on, such as"
                        + " io.plugdesk.model.extractive"));
  }
}
