package io.plugdesk.intake;

/** Says that another job is at work on the same document: this one comes after it. */
final class Busy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Busy() {
    super("Another job is at work on this document.", null, false, false);
  }
}
