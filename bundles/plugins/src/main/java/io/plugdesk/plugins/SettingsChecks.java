package io.plugdesk.plugins;

import io.plugdesk.api.settings.SettingsCheck;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Capability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with settings that a form allows: addresses that are none, and what the plugin's
 * own check says.
 *
 * @param house how the house sees the services
 * @param plugin the bundle whose settings they are
 */
record SettingsChecks(BundleContext house, Bundle plugin) {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsChecks.class);
  private static final String HOSTS = "plugdesk.host";
  private static final String SETTING = "setting:";

  /** Stands for the settings as a whole. */
  private static final String ALL = "";

  /** How the sentence about each wrong setting goes on, by its id; about all, by the empty id. */
  Map<String, String> complaints(Map<String, Object> given) {
    var complaints = new TreeMap<String, String>();
    addresses()
        .filter(id -> given.containsKey(id) && !isAddress(given.get(id)))
        .forEach(
            id -> complaints.put(id, "has to be an address, such as https://shop.example/api"));
    checks().forEach(check -> complaints.putAll(said(check, given)));
    return complaints;
  }

  private Stream<String> addresses() {
    var revision = plugin.adapt(BundleRevision.class);
    return revision == null
        ? Stream.of()
        : revision.getDeclaredCapabilities(HOSTS).stream()
            .flatMap(SettingsChecks::words)
            .filter(word -> word.startsWith(SETTING))
            .map(word -> word.substring(SETTING.length()));
  }

  private static Stream<String> words(Capability capability) {
    var value = capability.getAttributes().get(HOSTS);
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf)
        : Stream.ofNullable(value).map(String::valueOf);
  }

  private static boolean isAddress(Object value) {
    if (value instanceof List<?> values) {
      return values.stream().allMatch(SettingsChecks::isAddress);
    }
    try {
      var address = new URI(String.valueOf(value).strip());
      var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      return scheme.matches("https?") && address.getHost() != null && address.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Stream<ServiceReference<?>> checks() {
    var published = plugin.getRegisteredServices();
    return published == null
        ? Stream.of()
        : Arrays.stream(published)
            .filter(
                each ->
                    List.of((String[]) each.getProperty(Constants.OBJECTCLASS))
                        .contains(SettingsCheck.class.getName()));
  }

  private Map<String, String> said(ServiceReference<?> check, Map<String, Object> given) {
    try {
      var found = house.getService(check);
      return found == null
          ? unmade(check)
          : Map.copyOf(((SettingsCheck) found).complaints(Map.copyOf(given)));
    } catch (RuntimeException | LinkageError e) {
      LOG.error("The check of the settings of {} failed", plugin.getSymbolicName(), e);
      return Map.of(ALL, "cannot be checked, for the plugin is defective: update or replace it");
    } finally {
      house.ungetService(check);
    }
  }

  /** A check that went with its plugin has nothing to say; one that is there has to start. */
  private static Map<String, String> unmade(ServiceReference<?> check) {
    return check.getBundle() == null
        ? Map.of()
        : Map.of(
            ALL,
            "cannot be checked, for the plugin's own check does not start: the log says why;"
                + " update or replace the plugin");
  }
}
