package io.plugdesk.routes.yaml;

import java.util.Set;

/** The steps that an integrator's route may have. */
final class Steps {
  static final Set<String> NAMES =
      Set.of(
          "to", "log", "setBody", "setHeader", "removeHeader", "filter", "split", "choice", "stop");

  private static final String CAMEL = "Camel";

  private Steps() {}

  /** Refuses the headers by which Camel steers itself. */
  static void checkHeader(int line, String name) {
    if (name.regionMatches(true, 0, CAMEL, 0, CAMEL.length())) {
      throw new RefusedRoute(
          line, "A header that begins with Camel is Camel's own: choose another");
    }
  }

  /** Refuses an address that is for reading only. */
  static void checkEnd(String address) {
    if (address.equals("file") || address.startsWith("file:")) {
      throw new RefusedRoute(0, TenantFiles.FOR_READING);
    }
  }
}
