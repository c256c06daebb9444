package io.plugdesk.editions;

import java.util.regex.Pattern;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/**
 * A feature that somebody cannot do without.
 *
 * @param feature its name
 * @param filter which provisions of it will do, as an OSGi filter
 */
record Need(String feature, String filter) {
  private static final Pattern LOWEST = Pattern.compile("\\(version>=([^)]+)\\)");

  /** A feature in whichever version. */
  static Need of(String feature) {
    return new Need(feature, "(%s=%s)".formatted(Provided.NAMESPACE, feature));
  }

  /** Whether that provision will do; one with a filter that nobody can read never does. */
  boolean metBy(Provided provided) {
    try {
      return FrameworkUtil.createFilter(filter).matches(provided.attributes());
    } catch (InvalidSyntaxException e) {
      return false;
    }
  }

  /** The lowest version that will do, as people read it. */
  String lowest() {
    var lowest = LOWEST.matcher(filter);
    return lowest.find() ? lowest.group(1) + " or later" : filter;
  }
}
