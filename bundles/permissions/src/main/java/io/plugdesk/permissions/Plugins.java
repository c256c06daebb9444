package io.plugdesk.permissions;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;

/** Which bundles are plugins, read once from each; asked by every look into the registry. */
final class Plugins {
  private final Map<Long, Optional<Plugin>> byBundle = new ConcurrentHashMap<>();

  /** The plugin in a bundle; empty for a part of the house and for a library. */
  Optional<Plugin> of(Bundle bundle) {
    var known = byBundle.get(bundle.getBundleId());
    if (known == null) {
      known = Plugin.of(bundle);
      if (bundle.getState() != Bundle.UNINSTALLED) {
        byBundle.put(bundle.getBundleId(), known);
      }
    }
    return known;
  }

  /** Forgets a bundle that is gone, or is another one now. */
  void forget(Bundle bundle) {
    byBundle.remove(bundle.getBundleId());
  }
}
