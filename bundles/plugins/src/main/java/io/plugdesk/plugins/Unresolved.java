package io.plugdesk.plugins;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Says in words why a bundle cannot be resolved: what it needs, and what is there instead. */
final class Unresolved {
  private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
  private static final Pattern FROM = Pattern.compile("(?<!!)\\(version>=([^)]+)\\)");
  private static final Pattern TO = Pattern.compile("!\\(version>=([^)]+)\\)");
  private static final Pattern TRAILER = Pattern.compile("\\s*Unresolved requirements:.*");

  private Unresolved() {}

  static String reason(BundleContext context, Bundle bundle, BundleException failure) {
    var framework =
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    var missing =
        bundle.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
            .filter(Unresolved::mandatory)
            .filter(requirement -> framework.findProviders(requirement).isEmpty())
            .map(requirement -> described(context, requirement))
            .collect(Collectors.joining("; "));
    return missing.isEmpty()
        ? "it cannot be resolved: "
            + TRAILER.matcher(String.valueOf(failure.getMessage())).replaceAll("")
        : "it needs " + missing;
  }

  private static boolean mandatory(BundleRequirement requirement) {
    var directives = requirement.getDirectives();
    return !Namespace.RESOLUTION_OPTIONAL.equals(
            directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
        && Namespace.EFFECTIVE_RESOLVE.equals(
            directives.getOrDefault(
                Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE));
  }

  private static String described(BundleContext context, BundleRequirement requirement) {
    var filter =
        requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
    var name = PACKAGE.matcher(filter);
    if (!requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE) || !name.find()) {
      return requirement.getNamespace() + " " + filter + ", and nothing here provides it";
    }
    var wanted = name.group(1) + range(filter);
    var exported = exported(context, name.group(1));
    return exported.isEmpty()
        ? wanted + ", and the house does not have this package: bring it inside the jar"
        : wanted + ", and the house has " + exported;
  }

  private static String range(String filter) {
    var from = FROM.matcher(filter);
    var to = TO.matcher(filter);
    if (!from.find()) {
      return "";
    }
    return to.find()
        ? " [" + from.group(1) + "," + to.group(1) + ")"
        : " " + from.group(1) + " or later";
  }

  private static String exported(BundleContext context, String name) {
    return Arrays.stream(context.getBundles())
        .map(bundle -> bundle.adapt(BundleWiring.class))
        .filter(Objects::nonNull)
        .flatMap(wiring -> wiring.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
        .map(capability -> capability.getAttributes())
        .filter(attributes -> name.equals(attributes.get(PackageNamespace.PACKAGE_NAMESPACE)))
        .map(attributes -> attributes.get(Constants.VERSION_ATTRIBUTE))
        .filter(Version.class::isInstance)
        .map(Version.class::cast)
        .distinct()
        .sorted(Comparator.naturalOrder())
        .map(Version::toString)
        .collect(Collectors.joining(" and "));
  }
}
