package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/**
 * Why components do not start, as Declarative Services keeps it. What an exception says is told of
 * a {@link PlugdeskException} only, which is made for people; any other may hold a key.
 */
final class Failures {
  /** The first line of a stack or of what caused it, and the place below it. */
  private static final Pattern CAUSE =
      Pattern.compile(
          "(?m)^(?:Caused by: )?([\\w.$]+)(?:: (.*))?\\R(?:\\tat (\\S+)\\(.*?(?::(\\d+))?\\))?");

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

  /** The class of the innermost cause, and what it says or where it was thrown. */
  static String innermost(String stack) {
    var told = "";
    var causes = CAUSE.matcher(stack);
    while (causes.find()) {
      var message = causes.group(2);
      var speaks = causes.group(1).equals(PlugdeskException.class.getName()) && message != null;
      told =
          speaks ? message : simple(causes.group(1), 1) + place(causes.group(3), causes.group(4));
    }
    return told.length() > LONGEST ? told.substring(0, LONGEST) + "…" : told;
  }

  private static String place(String method, String line) {
    return method == null ? "" : " at " + simple(method, 2) + (line == null ? "" : ":" + line);
  }

  /** The last parts of a name with dots. */
  private static String simple(String name, int parts) {
    int from = name.length();
    for (int i = 0; i < parts && from >= 0; i++) {
      from = name.lastIndexOf('.', from - 1);
    }
    return name.substring(from + 1);
  }
}
