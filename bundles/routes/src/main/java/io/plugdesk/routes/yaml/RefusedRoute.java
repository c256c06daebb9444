package io.plugdesk.routes.yaml;

/** A route file that may not run, with the line to look at. */
final class RefusedRoute extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * Refuses a file.
   *
   * @param line the line, from 1; 0 when it is not known
   * @param message what is wrong and what is allowed
   */
  RefusedRoute(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
