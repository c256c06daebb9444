package io.plugdesk.permissions;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Hides from plugins what was not granted to them, in look-ups and in events of the registry.
 *
 * <p>Declarative Services look for a component's references in the name of its bundle, so what is
 * hidden is not injected either. The framework calls it from any thread, also within its own work:
 * it looks at bundles and services, and calls nothing else. It starts before every plugin, for what
 * a plugin has found already is not taken from it.
 */
@Component(
    immediate = true,
    service = {})
public final class RegistryVeil implements FindHook, EventListenerHook {
  private final BundleContext context;
  private final Plugins plugins = new Plugins();
  private final Visibility visibility = new Visibility(plugins);
  private final SynchronousBundleListener forgetter = this::changed;
  private final List<ServiceRegistration<?>> hooks;

  /** Begins to hide. */
  @Activate
  public RegistryVeil(BundleContext context) {
    this.context = context;
    context.addBundleListener(forgetter);
    org.osgi.framework.hooks.bundle.FindHook others =
        (asker, bundles) -> bundles.removeIf(bundle -> !visibility.sees(asker.getBundle(), bundle));
    hooks =
        List.of(
            context.registerService(FindHook.class, this, null),
            context.registerService(EventListenerHook.class, this, null),
            context.registerService(org.osgi.framework.hooks.bundle.FindHook.class, others, null));
  }

  @Deactivate
  void close() {
    hooks.forEach(ServiceRegistration::unregister);
    context.removeBundleListener(forgetter);
  }

  @Override
  public void find(
      BundleContext asker,
      String name,
      String filter,
      boolean all,
      Collection<ServiceReference<?>> found) {
    var bundle = asker.getBundle();
    found.removeIf(
        service -> !visibility.sees(bundle, service) && !ComponentRuntime.looksFor(service));
  }

  @Override
  public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
    listeners
        .keySet()
        .removeIf(asker -> !visibility.sees(asker.getBundle(), event.getServiceReference()));
  }

  private void changed(BundleEvent event) {
    if ((event.getType() & (BundleEvent.UPDATED | BundleEvent.UNINSTALLED)) != 0) {
      plugins.forget(event.getBundle());
    }
  }
}
