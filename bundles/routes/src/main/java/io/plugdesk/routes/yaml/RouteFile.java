package io.plugdesk.routes.yaml;

import java.util.List;

/**
 * A file of routes, as the tenant's admin sees it.
 *
 * @param file its name
 * @param routes the ids of its routes that run
 * @param error why it does not run as it stands, or how its routes last failed; null when all is
 *     well
 * @param line the line to look at; 0 when it is not known
 */
public record RouteFile(String file, List<String> routes, String error, int line) {
  /** Copies the list. */
  public RouteFile {
    routes = List.copyOf(routes);
  }
}
