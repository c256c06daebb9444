package io.plugdesk.api;

import java.util.Objects;

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
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** Who can cure this failure. */
  public Kind kind() {
    return kind;
  }
}
