package io.plugdesk.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The one exception that crosses a seam; its kind names the cure.
 *
 * <p>Any other exception that leaves a plugin is that plugin's defect: the house logs it once with
 * its stack, the turn goes to a person, and the house goes on. The message says what was tried and
 * what to do now; it never holds a secret or a customer's text.
 */
public class PlugdeskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who can cure a failure, and how. */
  public enum Kind {
    /** It may work in a moment: the house retries. */
    TRANSIENT,
    /** The tenant's settings are wrong: its admin is told and the plugin shows as degraded. */
    MISCONFIGURED,
    /** The caller may not do this: the answer is a polite refusal. */
    FORBIDDEN,
    /**
     * The request itself is wrong: the caller (a person or the model) is told and may try again.
     */
    REJECTED
  }

  private final Kind kind;
  private final Duration retryAfter;

  /**
   * Makes a failure without a cause.
   *
   * @param kind who can cure it
   * @param message what was tried and what to do now
   */
  public PlugdeskException(Kind kind, String message) {
    this(kind, message, null);
  }

  /**
   * Makes a failure.
   *
   * @param kind who can cure it
   * @param message what was tried and what to do now
   * @param cause what failed underneath, or null
   */
  public PlugdeskException(Kind kind, String message, Throwable cause) {
    this(kind, message, cause, null);
  }

  private PlugdeskException(Kind kind, String message, Throwable cause, Duration retryAfter) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.retryAfter = retryAfter;
  }

  /**
   * Makes a TRANSIENT failure of a peer that said when to come back.
   *
   * @param retryAfter how long to wait at least
   * @param message what was tried and what to do now
   * @param cause what failed underneath, or null
   */
  public static PlugdeskException busy(Duration retryAfter, String message, Throwable cause) {
    Objects.requireNonNull(retryAfter, "retryAfter");
    return new PlugdeskException(Kind.TRANSIENT, message, cause, retryAfter);
  }

  /** Who can cure this failure. */
  public Kind kind() {
    return kind;
  }

  /** How long the peer asked to wait before the next attempt; empty when it did not say. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
