package io.plugdesk.plugins.health;

import io.plugdesk.api.PlugdeskException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * What went wrong in a call, without a word of what was asked: the reason is shown to the admins of
 * all tenants.
 *
 * @param defect whether only the plugin's author can cure it
 * @param text what happened, as in "threw IllegalStateException"
 */
record Trouble(boolean defect, String text) {
  /** What a failure says of the plugin; empty when it did right to refuse. */
  static Optional<Trouble> of(Throwable cause) {
    if (cause instanceof TimeoutException) {
      return Optional.of(new Trouble(true, "did not answer in time"));
    }
    if (cause instanceof PlugdeskException known) {
      return switch (known.kind()) {
        case REJECTED, FORBIDDEN -> Optional.empty();
        case TRANSIENT -> Optional.of(new Trouble(false, "could not reach what it needs"));
        case MISCONFIGURED ->
            Optional.of(new Trouble(false, "needs its settings corrected, see the log,"));
      };
    }
    return Optional.of(new Trouble(true, "threw " + cause.getClass().getSimpleName()));
  }
}
