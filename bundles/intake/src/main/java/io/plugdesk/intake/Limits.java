package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the names and further keys of a document may look like. */
final class Limits {
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_NAMESPACE = 100;
  private static final int LONGEST_TITLE = 500;
  private static final int LONGEST_URL = 2_000;
  private static final int LONGEST_VALUE = 1_000;
  private static final int MOST_KEYS = 50;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  private Limits() {}

  /**
   * Checks the names.
   *
   * @throws PlugdeskException REJECTED, with the reason and the cure
   */
  static void names(String documentId, String namespace, String url) {
    length("document_id", documentId, 1, LONGEST_ID);
    length("namespace", namespace, 1, LONGEST_NAMESPACE);
    length("url", url == null ? "" : url, 0, LONGEST_URL);
    if (CONTROL.matcher(documentId + namespace).find()) {
      throw rejected("document_id and namespace must not contain control characters.");
    }
    printable("url", url == null ? "" : url);
  }

  /** The further keys as they are kept. */
  static Map<String, String> metadata(Map<String, String> given, Redaction redaction) {
    Map<String, String> metadata = new TreeMap<>();
    if (given.size() >= MOST_KEYS) {
      throw rejected("metadata has " + given.size() + " keys; fewer than " + MOST_KEYS + " fit.");
    }
    given.forEach(
        (key, value) -> {
          if (!KEY.matcher(key).matches()) {
            throw rejected(
                "A metadata key is made of 1 to 64 letters, digits, '_', '.' and '-'; one is not.");
          }
          length("metadata." + key, value, 0, LONGEST_VALUE);
          printable("metadata." + key, value);
          metadata.put(key, redaction.of(value));
        });
    return metadata;
  }

  /** A title as one line of bearable length. */
  static String title(String text) {
    String line = text.replaceAll("[\\s\\u0000]+", " ").strip();
    return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) : line;
  }

  /**
   * The last part of a file's name, whichever way its path is written.
   *
   * @throws PlugdeskException REJECTED when nothing is left of it
   */
  static String fileName(String path) {
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String name = CONTROL.matcher(last).replaceAll("").strip();
    if (name.isEmpty() || name.matches("\\.+")) {
      throw rejected("The file has no name. Send it with a name such as returns.pdf.");
    }
    length("The file's name", name, 1, LONGEST_ID);
    return name;
  }

  static PlugdeskException rejected(String reason) {
    return new PlugdeskException(Kind.REJECTED, reason);
  }

  private static void printable(String field, String value) {
    if (CONTROL.matcher(value).find()) {
      throw rejected(field + " must not contain control characters. Take them out.");
    }
  }

  private static void length(String field, String value, int least, int most) {
    if (value == null || value.strip().length() < least || value.length() > most) {
      throw rejected(
          field
              + " must have "
              + least
              + " to "
              + most
              + " characters, but has "
              + (value == null ? 0 : value.length())
              + ".");
    }
  }
}
