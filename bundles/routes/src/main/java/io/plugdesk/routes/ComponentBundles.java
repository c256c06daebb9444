package io.plugdesk.routes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.camel.spi.TypeConverterLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the bundles that bring Camel components, marked by the header {@value #HEADER}, whose
 * value lists the components' names.
 */
final class ComponentBundles extends BundleTracker<Bundle> {
  /** The header of a bundle that brings components, such as {@code kafka,http}. */
  static final String HEADER = "Plugdesk-Camel-Component";

  private static final Logger LOG = LoggerFactory.getLogger(ComponentBundles.class);
  private static final String CONVERTERS = "META-INF/services/org/apache/camel/TypeConverterLoader";

  private final ComponentLoader loader;
  private final HouseContext house;

  ComponentBundles(BundleContext bundles, ComponentLoader loader, HouseContext house) {
    super(bundles, Bundle.ACTIVE | Bundle.STARTING, null);
    this.loader = loader;
    this.house = house;
  }

  @Override
  public Bundle addingBundle(Bundle bundle, BundleEvent event) {
    if (names(bundle).isEmpty()) {
      return null;
    }
    loader.add(bundle);
    try {
      var lists = bundle.getResources(CONVERTERS);
      if (lists != null) {
        for (var list : Collections.list(lists)) {
          convert(bundle, list);
        }
      }
    } catch (IOException | ReflectiveOperationException e) {
      LOG.warn("The type converters of {} could not be loaded", bundle.getSymbolicName(), e);
    }
    house.retry();
    return bundle;
  }

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
    house.forgetComponents(names(bundle));
    loader.remove(bundle);
  }

  private void convert(Bundle bundle, URL list) throws IOException, ReflectiveOperationException {
    try (var lines =
        new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
      for (var line : lines.lines().map(String::strip).toList()) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          var type = bundle.loadClass(line).asSubclass(TypeConverterLoader.class);
          house.convert(type.getDeclaredConstructor().newInstance());
        }
      }
    }
  }

  private static List<String> names(Bundle bundle) {
    var header = bundle.getHeaders("").get(HEADER);
    return header == null ? List.of() : Arrays.asList(header.strip().split("\\s*,\\s*"));
  }
}
