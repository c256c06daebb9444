package io.plugdesk.tenants;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Features;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms that follow the features; one that fails does not keep the others from hearing. */
@Component(service = FeatureListeners.class)
public final class FeatureListeners {
  private static final Logger LOG = LoggerFactory.getLogger(FeatureListeners.class);

  private final List<Features.Listener> listeners = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addListener(Features.Listener listener) {
    listeners.add(listener);
  }

  void removeListener(Features.Listener listener) {
    listeners.remove(listener);
  }

  /** Tells all, in the caller's thread. */
  void changed(TenantContext tenant, List<Feature> features) {
    for (var listener : listeners) {
      try {
        listener.changed(tenant, features);
      } catch (RuntimeException e) {
        LOG.error(
            "{} does not follow the features of {}: restart its bundle",
            listener.getClass().getName(),
            tenant.slug(),
            e);
      }
    }
  }
}
