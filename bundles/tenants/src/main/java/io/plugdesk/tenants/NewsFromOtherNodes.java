package io.plugdesk.tenants;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Feature;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes over what other nodes have changed: the list of tenants, and what they have switched on.
 */
@Component(immediate = true)
public final class NewsFromOtherNodes implements Signals.Listener {
  private final FeatureRows rows = new FeatureRows(Clock.systemUTC());
  private final AtomicBoolean listenedBefore = new AtomicBoolean();
  private final UnitsOfWork units;
  private final TenantList list;
  private final FeatureListeners listeners;

  /** Made when the tables are there. */
  @Activate
  public NewsFromOtherNodes(
      @Reference(target = "(room=tenants)") UnitsOfWork units,
      @Reference TenantList list,
      @Reference FeatureListeners listeners) {
    this.units = units;
    this.list = list;
    this.listeners = listeners;
  }

  @Override
  public String topic() {
    return News.TOPIC;
  }

  @Override
  public void heard(String text) {
    var news = News.read(text);
    if (!news.isOwn()) {
      list.readAgain();
      listeners.changed(news.tenant(), features(news.tenant()));
    }
  }

  /** At the start everybody has read everything by himself. */
  @Override
  public void missed() {
    if (listenedBefore.getAndSet(true)) {
      var before = list.all();
      list.readAgain();
      for (var tenant : before) {
        listeners.changed(tenant.context(), features(tenant.context()));
      }
      for (var tenant : list.all()) {
        if (!before.contains(tenant)) {
          listeners.changed(tenant.context(), features(tenant.context()));
        }
      }
    }
  }

  private List<Feature> features(TenantContext tenant) {
    return list.find(tenant.tenantId()).isEmpty()
        ? List.of()
        : units.within(tenant, "list features", rows::on);
  }
}
