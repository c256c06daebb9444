package io.plugdesk.intake;

/** Says that a newer version has come, or that the document has gone: there is nothing to do. */
final class Superseded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Superseded() {
    super("The document was replaced or removed meanwhile.", null, false, false);
  }
}
