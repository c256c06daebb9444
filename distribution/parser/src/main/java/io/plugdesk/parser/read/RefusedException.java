package io.plugdesk.parser.read;

/** A file that is not read; the message says why, and what its owner can do. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why, without a word of the file. */
  public RefusedException(String reason) {
    super(reason);
  }

  /** Says why, and what was thrown underneath. */
  public RefusedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
