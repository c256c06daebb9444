package io.plugdesk.routes;

import java.util.Hashtable;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The room as OSGi sees it: publishes the started context, and plugs in what other bundles publish:
 * components by a header, beans by the property {@value #BEAN}, routes as RoutesBuilder.
 *
 * <p>It follows services by trackers of its own, opened after the context is published, so that a
 * room may both need the context and bring routes.
 */
@Component(
    immediate = true,
    service = {})
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"org.apache.camel.CamelContext\"")
public final class RoutesRoom {
  /** The property of a service that Camel knows as a bean of that name. */
  static final String BEAN = "plugdesk.bean";

  private final HouseContext house;
  private final ServiceRegistration<CamelContext> published;
  private final ComponentBundles components;
  private final ServiceTracker<Object, String> beans;
  private final ServiceTracker<RoutesBuilder, RoutesBuilder> routes;

  /** Starts the context, then takes in what is there. */
  @Activate
  public RoutesRoom(BundleContext bundles) throws InvalidSyntaxException {
    var loader = new ComponentLoader(DefaultCamelContext.class.getClassLoader());
    house = new HouseContext(loader);
    components = new ComponentBundles(bundles, loader, house);
    beans = beans(bundles);
    routes = routes(bundles);
    components.open();
    beans.open();
    published = bundles.registerService(CamelContext.class, house.camel(), new Hashtable<>());
    routes.open();
  }

  @Deactivate
  void close() {
    routes.close();
    published.unregister();
    house.close();
    beans.close();
    components.close();
  }

  private ServiceTracker<Object, String> beans(BundleContext bundles)
      throws InvalidSyntaxException {
    var named = FrameworkUtil.createFilter("(" + BEAN + "=*)");
    return new ServiceTracker<>(bundles, named, null) {
      @Override
      public String addingService(ServiceReference<Object> reference) {
        var name = String.valueOf(reference.getProperty(BEAN));
        house.bind(name, bundles.getService(reference));
        return name;
      }

      @Override
      public void removedService(ServiceReference<Object> reference, String name) {
        house.unbind(name);
        bundles.ungetService(reference);
      }
    };
  }

  private ServiceTracker<RoutesBuilder, RoutesBuilder> routes(BundleContext bundles) {
    return new ServiceTracker<>(bundles, RoutesBuilder.class, null) {
      @Override
      public RoutesBuilder addingService(ServiceReference<RoutesBuilder> reference) {
        var builder = bundles.getService(reference);
        if (builder != null) {
          house.add(builder);
        }
        return builder;
      }

      @Override
      public void removedService(ServiceReference<RoutesBuilder> reference, RoutesBuilder builder) {
        house.remove(builder);
        bundles.ungetService(reference);
      }
    };
  }
}
