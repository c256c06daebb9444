package io.plugdesk.plugins;

import java.util.Comparator;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/**
 * A version of a plugin as a bundle of the framework. The later version is the greater one; of
 * equal versions the one that was put in by hand, then the one that came last.
 *
 * @param bundle the number of the bundle
 * @param version its version
 * @param declared whether it was put into the house, and not shipped with it
 */
record Release(long bundle, Version version, boolean declared) implements Comparable<Release> {
  private static final Comparator<Release> LATEST =
      Comparator.comparing(Release::version)
          .thenComparing(Release::declared)
          .thenComparing(Release::bundle);

  static Release of(Bundle bundle) {
    return new Release(
        bundle.getBundleId(), bundle.getVersion(), DeclaredBundles.isDeclared(bundle));
  }

  /** Its version as text. */
  String name() {
    return version.toString();
  }

  /** Whether a bundle may offer a plugin: only the one that has its name. */
  static boolean owns(Bundle bundle, String plugin) {
    return plugin.equals(bundle.getSymbolicName());
  }

  @Override
  public int compareTo(Release other) {
    return LATEST.compare(this, other);
  }
}
