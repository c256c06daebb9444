package io.plugdesk.routes.yaml;

import java.util.regex.Pattern;

/** What may stand in an expression of the language simple: values of the message, no code. */
final class SimpleText {
  private static final int LONGEST = 10_000;
  private static final Pattern BEGIN = Pattern.compile("\\$(?:simple)?\\{");
  private static final Pattern FUNCTION =
      Pattern.compile(
          "body|id|exchangeId|messageTimestamp|uuid"
              + "|headers?[.:][A-Za-z][\\w-]{0,99}"
              + "|date:now(?::[A-Za-z0-9 .:/'_-]{1,60})?"
              + "|file:(?:name|name\\.noext|name\\.ext|onlyname|onlyname\\.noext|ext|size|modified"
              + "|length)");
  private static final Pattern LOGGED =
      Pattern.compile("id|date:now(?::[A-Za-z0-9 .:/'_-]{1,60})?|file:name");
  private static final String CURE =
      "allowed are ${body}, ${header.name}, ${date:now:yyyy-MM-dd}, ${file:name}, ${uuid} and"
          + " comparisons of them";

  private SimpleText() {}

  /** Whether a text may be evaluated. */
  static boolean allowed(String text) {
    return complaint(text) == null;
  }

  /** Refuses a text that may not be evaluated. */
  static void check(String text) {
    var complaint = complaint(text);
    if (complaint != null) {
      throw new RefusedRoute(0, complaint);
    }
  }

  /** Refuses a text for the log that would bring texts of customers into it. */
  static void checkLog(String text) {
    var complaint =
        complaint(
            text,
            LOGGED,
            "the log holds no texts of customers, so allowed are ${id}, ${date:now:yyyy-MM-dd} and"
                + " ${file:name}");
    if (complaint != null) {
      throw new RefusedRoute(0, complaint);
    }
  }

  private static String complaint(String text) {
    return complaint(text, FUNCTION, CURE);
  }

  private static String complaint(String text, Pattern functions, String cure) {
    var fixed = constantComplaint(text);
    if (fixed != null) {
      return fixed;
    }
    var begin = BEGIN.matcher(text);
    while (begin.find()) {
      var end = text.indexOf('}', begin.end());
      var function = end < 0 ? "" : text.substring(begin.end(), end);
      if (!functions.matcher(function).matches()) {
        return "The expression ${%s} is not allowed: %s".formatted(function, cure);
      }
    }
    return null;
  }

  /** Refuses a text that is not itself, but says where to find one. */
  static void checkConstant(String text) {
    var complaint = constantComplaint(text);
    if (complaint != null) {
      throw new RefusedRoute(0, complaint);
    }
  }

  private static String constantComplaint(String text) {
    if (text.length() > LONGEST) {
      return "An expression has at most " + LONGEST + " characters";
    }
    if (text.strip().startsWith("resource:")) {
      return "Expressions are not read from other places: resource: is not allowed";
    }
    return text.contains("{{") ? "Placeholders {{…}} are not allowed" : null;
  }
}
