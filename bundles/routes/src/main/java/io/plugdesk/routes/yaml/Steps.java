package io.plugdesk.routes.yaml;

import java.util.Set;

/** The steps that an integrator's route may have. */
final class Steps {
  static final Set<String> NAMES =
      Set.of(
          "to", "log", "setBody", "setHeader", "removeHeader", "filter", "split", "choice", "stop");

  private Steps() {}

  /** Refuses the headers by which Camel steers itself. */
  static void checkHeader(int line, String name) {
    if (name.startsWith("Camel")) {
      throw new RefusedRoute(
          line, "A header that begins with Camel is Camel's own: choose another");
    }
  }
}
