package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.desk.knowledge.Retrievers;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the back end that has a tenant's passages; which one that is it keeps in memory. */
@Component(service = {Retrievers.class, Signals.Listener.class, ChosenRetrievers.class})
public final class ChosenRetrievers implements Retrievers, Signals.Listener {
  /** The topic on which a change is told; the text is the tenant's id. */
  static final String TOPIC = "intake.home";

  private final UnitsOfWork units;
  private final Plugins plugins;
  private final Map<String, Home> homes = new ConcurrentHashMap<>();

  /**
   * Begins with nothing in memory.
   *
   * @param units the room's own units of work
   * @param plugins where retrievers are leased
   */
  @Activate
  public ChosenRetrievers(
      @Reference(target = "(room=intake)") UnitsOfWork units, @Reference Plugins plugins) {
    this.units = units;
    this.plugins = plugins;
  }

  @Override
  public Optional<Lease<Retriever>> lease(TenantContext tenant, Pins pins) {
    return home(tenant).lease(plugins, tenant, pins, Retriever.class);
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void heard(String tenantId) {
    homes.remove(tenantId);
  }

  @Override
  public void missed() {
    homes.clear();
  }

  /**
   * One who is reading it keeps {@link #heard} waiting, so nothing outdated stays: the first job of
   * a tenant that has none yet tells it too.
   */
  private Home home(TenantContext tenant) {
    return homes.computeIfAbsent(
        tenant.tenantId(),
        id ->
            units.within(tenant, "find home", unit -> new HomeRows(unit.connection(), id).find()));
  }
}
