package io.plugdesk.intake.parse;

import java.util.List;

/**
 * Reads the pages of one document in their order; headings of an earlier page stay open.
 *
 * <p>Not for several threads.
 */
public final class PageReader {
  private final Outline outline;

  /**
   * Begins a document.
   *
   * @param title its title, which is no heading of its parts; null to take it from the first page
   */
  public PageReader(String title) {
    outline = title == null ? new Outline() : new Outline(title);
  }

  /** Reads the next page, which is Markdown, or a part of it. */
  public List<Block> read(String markdown) {
    MarkdownParser.read(markdown, outline);
    return outline.takePage();
  }

  /** What is left when the last page has been read. */
  public List<Block> end() {
    return outline.takeEnd();
  }

  /** The heading with which the document begins, or null; the title where one was given. */
  public String title() {
    return outline.title();
  }
}
