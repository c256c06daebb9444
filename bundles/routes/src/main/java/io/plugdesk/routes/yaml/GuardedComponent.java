package io.plugdesk.routes.yaml;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** A component that looks at each address before it makes something of it. */
final class GuardedComponent extends ServiceSupport implements Component {
  private final Component component;

  GuardedComponent(Component component) {
    this.component = component;
  }

  @Override
  public Endpoint createEndpoint(String uri) throws Exception {
    return createEndpoint(uri, Map.of());
  }

  @Override
  public Endpoint createEndpoint(String uri, Map<String, Object> options) throws Exception {
    Fence.checkAddress(uri, options == null ? Map.of() : options);
    return component.createEndpoint(uri, options);
  }

  @Override
  public boolean useRawUri() {
    return component.useRawUri();
  }

  @Override
  public CamelContext getCamelContext() {
    return component.getCamelContext();
  }

  @Override
  public void setCamelContext(CamelContext context) {
    component.setCamelContext(context);
  }

  @Override
  protected void doInit() throws Exception {
    ServiceHelper.initService(component);
  }

  @Override
  protected void doStart() throws Exception {
    ServiceHelper.startService(component);
  }

  @Override
  protected void doStop() throws Exception {
    ServiceHelper.stopService(component);
  }
}
