package io.plugdesk.launcher.house;

/** Something that a person can cure: the message says what happened, to what, and what to do. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message ends with the cure. */
  public Failure(String message) {
    super(message);
  }

  /** The message ends with the cure. */
  public Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
