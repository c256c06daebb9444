package io.plugdesk.engine;

import io.plugdesk.api.PlugdeskException;

/** Finds our own exception under those of the route. */
final class PlugdeskFailures {
  private PlugdeskFailures() {}

  static Throwable of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PlugdeskException known) {
        return known;
      }
    }
    return failure;
  }
}
