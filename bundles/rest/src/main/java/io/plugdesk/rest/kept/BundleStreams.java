package io.plugdesk.rest.kept;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.stream.EventStream;
import io.plugdesk.api.stream.EventStreams;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The streams of the bundle that asks, which are those of its other versions too. */
@Component(service = EventStreams.class, scope = ServiceScope.BUNDLE)
public final class BundleStreams implements EventStreams {
  private final KeptStreams streams;
  private final String plugin;

  /** Serves one bundle. */
  @Activate
  public BundleStreams(ComponentContext context, @Reference KeptStreams streams) {
    this.streams = streams;
    this.plugin = context.getUsingBundle().getSymbolicName();
  }

  @Override
  public EventStream of(TenantContext tenant, String name) {
    return streams.of(plugin, tenant, name);
  }
}
