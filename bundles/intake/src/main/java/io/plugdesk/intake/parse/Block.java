package io.plugdesk.intake.parse;

import java.util.List;
import java.util.Objects;

/**
 * A piece of a document that belongs together: a paragraph, a list, a table.
 *
 * @param headings the headings above it, outermost first
 * @param text its text, never blank; a table has a header line, a line of dashes and its rows
 * @param table whether it is a table, so that the header goes with every part of it
 */
public record Block(List<String> headings, String text, boolean table) {
  /** What parts headings in a section path. */
  private static final String ARROW = " › ";

  /** Copies the headings. */
  public Block {
    Objects.requireNonNull(text, "text");
    headings = List.copyOf(headings);
  }

  /** The headings as one line. */
  public String section() {
    return String.join(ARROW, headings);
  }
}
