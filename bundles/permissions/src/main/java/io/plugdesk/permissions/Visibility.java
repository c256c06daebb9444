package io.plugdesk.permissions;

import java.util.Arrays;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * Who sees which service.
 *
 * <p>A plugin sees its own services, and of the house's those of the api that one of its components
 * refers to. It does not see other plugins, rooms, or what the platform runs on. The house sees of
 * a plugin what is of the api or the plugin's own, under the plugin's own id.
 */
final class Visibility {
  private static final String API = "io.plugdesk.api.";
  private static final String LOG = "org.osgi.service.log.";

  /** What else a plugin may offer, since a room looks for it. */
  private static final Set<String> OFFERED = Set.of("org.apache.camel.RoutesBuilder");

  private static final String ID = "plugdesk.plugin";

  private final Plugins plugins;

  Visibility(Plugins plugins) {
    this.plugins = plugins;
  }

  /** Whether a bundle sees a service. */
  boolean sees(Bundle asker, ServiceReference<?> service) {
    var owner = service.getBundle();
    if (owner == null || owner.equals(asker)) {
      return true;
    }
    var offering = plugins.of(owner);
    if (offering.isPresent() && !mayOffer(offering.get(), service)) {
      return false;
    }
    var looking = plugins.of(asker);
    return looking.isEmpty() || (offering.isEmpty() && isGranted(looking.get(), service));
  }

  /** Whether a bundle sees another one. */
  boolean sees(Bundle asker, Bundle other) {
    return asker.equals(other) || plugins.of(asker).isEmpty();
  }

  private static boolean mayOffer(Plugin plugin, ServiceReference<?> service) {
    var id = service.getProperty(ID);
    return (id == null || plugin.owns(String.valueOf(id)))
        && Arrays.stream(interfaces(service))
            .allMatch(name -> name.startsWith(API) || OFFERED.contains(name) || plugin.owns(name));
  }

  private static boolean isGranted(Plugin plugin, ServiceReference<?> service) {
    return Arrays.stream(interfaces(service))
        .filter(name -> name.startsWith(API) || name.startsWith(LOG))
        .anyMatch(plugin.services()::contains);
  }

  private static String[] interfaces(ServiceReference<?> service) {
    return (String[]) service.getProperty(Constants.OBJECTCLASS);
  }
}
