package io.plugdesk.desk.knowledge;

/**
 * How a document is cut into passages.
 *
 * @param strategy by what
 * @param size the most tokens of a passage; never more than the embedding model's window
 */
public record Chunking(Strategy strategy, int size) {
  /** The default: along headings and paragraphs, 500 tokens, or less when the window is smaller. */
  public static final Chunking DEFAULT = new Chunking(Strategy.SEMANTIC, 500);

  /** By what a document is cut. */
  public enum Strategy {
    /** Along headings, then paragraphs, then sentences, filled up to the size. */
    SEMANTIC,
    /** In pieces of the size, at sentence ends where there are any. */
    FIXED_SIZE,
    /** One passage for each paragraph. */
    PARAGRAPH
  }

  /** Refuses a size below 16. */
  public Chunking {
    if (size < 16) {
      throw new IllegalArgumentException("A passage has 16 tokens or more, not " + size);
    }
  }
}
