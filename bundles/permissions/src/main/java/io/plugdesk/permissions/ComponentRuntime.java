package io.plugdesk.permissions;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/**
 * Recognises Declarative Services when they look for the configurations of a plugin's components.
 *
 * <p>They take ConfigurationAdmin through the context of the components' bundle, and without it no
 * component of that bundle gets its configuration. Who asks is told from the classes on the stack:
 * the first one that is neither the framework's nor ours has to be their tracker of
 * ConfigurationAdmin. So neither a component that refers to it, nor one that asks for it while they
 * make it, passes for them.
 */
final class ComponentRuntime {
  private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
  private static final String CONFIGURATIONS = "org.osgi.service.cm.ConfigurationAdmin";
  private static final String RUNTIME = "org.apache.felix.scr";
  private static final String TRACKER = "org.apache.felix.scr.impl.helper.ConfigAdminTracker";

  private ComponentRuntime() {}

  /** Whether it is they who look for this service, now and in this thread. */
  static boolean looksFor(ServiceReference<?> service) {
    var names = (String[]) service.getProperty(Constants.OBJECTCLASS);
    return Arrays.asList(names).contains(CONFIGURATIONS) && isAsking();
  }

  private static boolean isAsking() {
    return STACK
        .walk(
            frames ->
                frames
                    .map(StackFrame::getDeclaringClass)
                    .filter(ComponentRuntime::isAsker)
                    .findFirst())
        .filter(type -> type.getName().equals(TRACKER))
        .map(FrameworkUtil::getBundle)
        .filter(bundle -> bundle.getSymbolicName().equals(RUNTIME))
        .isPresent();
  }

  /** Classes of Java and of the framework have no bundle, or the framework's. */
  private static boolean isAsker(Class<?> type) {
    var bundle = FrameworkUtil.getBundle(type);
    return bundle != null
        && bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID
        && !type.getPackage().equals(ComponentRuntime.class.getPackage())
        && !type.getName().startsWith("org.osgi.util.tracker.");
  }
}
