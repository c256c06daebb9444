package io.plugdesk.plugins;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Whether the framework has started the bundles that came with the house.
 *
 * <p>With a cache the framework starts them on its way to its last level. Without one Karaf
 * installs them beside that, and says with a service when it has done so. The last level is a
 * system property, for Karaf tells the framework another one first.
 */
final class Boot {
  private static final String INSTALLER = "org.apache.karaf.features.FeaturesService";
  private static final String INSTALLED = "org.apache.karaf.features.BootFinished";

  private final BundleContext context;
  private final int level;

  Boot(BundleContext context) {
    this(context, Integer.getInteger(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, 1));
  }

  /**
   * Looks at a framework.
   *
   * @param context any bundle's
   * @param level the level with which its start ends
   */
  Boot(BundleContext context, int level) {
    this.context = context;
    this.level = level;
  }

  /** Whether that is over. */
  boolean isOver() {
    var framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    return framework.adapt(FrameworkStartLevel.class).getStartLevel() >= level
        && (context.getServiceReference(INSTALLER) == null
            || context.getServiceReference(INSTALLED) != null);
  }
}
