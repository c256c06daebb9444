package io.plugdesk.intake.parse;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A piece of a document that belongs together: a paragraph, a list, a table.
 *
 * @param headings the headings above it, outermost first
 * @param text its text, never blank; a table has a header line, a line of dashes and its rows
 * @param table whether it is a table, so that the header goes with every part of it
 * @param page the number of the page on which it begins, its headings included if they stand right
 *     above it; null in a document without pages
 * @param lastPage the number of the page on which it ends, or null
 */
public record Block(
    List<String> headings, String text, boolean table, Integer page, Integer lastPage) {
  /** What parts headings in a section path. */
  private static final String ARROW = " › ";

  private static final Pattern ENDED = Pattern.compile("[.!?:;…][\"')\\]”’»“]*$");
  private static final Pattern HYPHEN = Pattern.compile("\\p{L}-$");

  /** Copies the headings. */
  public Block {
    Objects.requireNonNull(text, "text");
    headings = List.copyOf(headings);
  }

  /** A block of a document without pages. */
  public Block(List<String> headings, String text, boolean table) {
    this(headings, text, table, null, null);
  }

  /** The headings as one line. */
  public String section() {
    return String.join(ARROW, headings);
  }

  /**
   * Whether a page ends within this block, and the next one begins with how it goes on: no sentence
   * or list ends, and a small letter follows.
   */
  boolean goesOnIn(Block other) {
    return lastPage != null
        && other.page != null
        && !lastPage.equals(other.page)
        && !table
        && !other.table
        && headings.equals(other.headings)
        && !ENDED.matcher(text).find()
        && Character.isLowerCase(other.text.codePointAt(0));
  }

  /** This block and what it goes on with, as one; a hyphen at the end of the page stays. */
  Block with(Block other) {
    String glue = HYPHEN.matcher(text).find() ? "" : " ";
    return new Block(headings, text + glue + other.text, false, page, other.lastPage);
  }
}
