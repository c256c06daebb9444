package io.plugdesk.plugins;

import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** Why components do not start, as Declarative Services keeps it. */
final class Failures {
  /** The first line of a stack, or of what caused it. */
  private static final Pattern CAUSE = Pattern.compile("(?m)^(?:Caused by: )?(\\S[^\\n]*)$");

  private static final int LONGEST = 300;

  private final BundleContext context;

  Failures(BundleContext context) {
    this.context = context;
  }

  /** What made a component of a bundle fail, in one line; empty when none has failed. */
  Optional<String> of(Bundle bundle) {
    var reference = context.getServiceReference(ServiceComponentRuntime.class);
    var runtime = reference == null ? null : context.getService(reference);
    if (runtime == null) {
      return Optional.empty();
    }
    try {
      return runtime.getComponentDescriptionDTOs(bundle).stream()
          .flatMap(component -> runtime.getComponentConfigurationDTOs(component).stream())
          .filter(each -> each.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
          .map(each -> innermost(each.failure))
          .findFirst();
    } finally {
      context.ungetService(reference);
    }
  }

  /** The class of the innermost cause without its package, and what it says. */
  static String innermost(String stack) {
    var last = "";
    var lines = CAUSE.matcher(stack);
    while (lines.find()) {
      last = lines.group(1).strip();
    }
    var colon = last.indexOf(':');
    var type = colon < 0 ? last : last.substring(0, colon);
    var line = type.substring(type.lastIndexOf('.') + 1) + (colon < 0 ? "" : last.substring(colon));
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
