package io.plugdesk.desk.parsing;

import java.util.Objects;

/**
 * What is known of a file that was read.
 *
 * @param type its format in one word: pdf, docx, pptx, xlsx, html, csv, markdown, text or email
 * @param title the title that the file names, or null
 * @param pages how many pages were handed over
 */
public record ParsedFile(String type, String title, int pages) {
  /**
   * A page, slide or sheet; a file without pages is one page without a number.
   *
   * @param number its number from 1, or null
   * @param markdown its text: headings, paragraphs, lists, and tables with their header, as
   *     CommonMark with tables; headings of an earlier page stay open
   */
  public record Page(Integer number, String markdown) {
    /** Refuses null. */
    public Page {
      Objects.requireNonNull(markdown, "markdown");
    }
  }
}
