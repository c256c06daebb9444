package io.plugdesk.parser.markdown;

import io.plugdesk.parser.read.Pages;
import java.util.List;

/**
 * Headings, paragraphs, lists and tables, written as Markdown and handed over in pages.
 *
 * <p>Texts that are given are escaped already. What grows too long for one page goes on in the next
 * one; a table takes its header along.
 */
public final class Blocks {
  private static final int LONG_PAGE = 1 << 16;
  private static final int DEEPEST_HEADING = 6;
  private static final String INDENT = "    ";

  private final Pages pages;
  private final StringBuilder text = new StringBuilder();
  private Integer number;
  private String firstHeading;
  private int listDepth = -1;

  /** Writes pages without a number until {@link #page} gives one. */
  public Blocks(Pages pages) {
    this.pages = pages;
  }

  /** Ends the page that is open and begins one. */
  public void page(Integer next) {
    end();
    number = next;
  }

  /** Hands over what is left. */
  public void end() {
    if (!text.isEmpty()) {
      pages.page(number, text.toString());
      text.setLength(0);
    }
    listDepth = -1;
  }

  /** A heading of level 1 and deeper. */
  public void heading(int level, String words) {
    String line = Markdown.oneLine(words);
    if (line.isEmpty()) {
      return;
    }
    if (firstHeading == null) {
      firstHeading = line.replaceAll("\\\\(\\p{Punct})", "$1");
    }
    begin();
    text.append("#".repeat(Math.min(level, DEEPEST_HEADING))).append(' ').append(line).append('\n');
  }

  /** A paragraph; its line breaks are kept. */
  public void paragraph(String words) {
    String plain = Markdown.paragraph(words);
    if (!plain.isEmpty()) {
      begin();
      text.append(plain.replaceAll("[ \\t]*\\n\\s*", "\\\\\n")).append('\n');
    }
  }

  /** An item of a list. */
  public void item(int depth, String mark, String words) {
    String line = Markdown.oneLine(words);
    if (line.isEmpty()) {
      return;
    }
    if (listDepth < 0) {
      begin();
    }
    listDepth = Math.max(0, Math.min(depth, listDepth + 1));
    text.append(INDENT.repeat(listDepth)).append(mark).append(' ').append(line).append('\n');
  }

  /** Words as they stand: code, or Markdown that was written elsewhere. */
  public void verbatim(String block) {
    if (!block.isBlank()) {
      begin();
      text.append(block).append(block.endsWith("\n") ? "" : "\n");
    }
  }

  /** Code. */
  public void code(String code) {
    String lines = code.strip();
    if (!lines.isEmpty()) {
      String fence = lines.contains("```") ? "~~~~~~" : "```";
      verbatim(fence + "\n" + lines + "\n" + fence);
    }
  }

  /** A table of which the first row is the header. */
  public void table(List<List<String>> rows) {
    Table table = new Table(rows);
    if (table.isEmpty()) {
      return;
    }
    begin();
    text.append(table.header());
    for (String row : table.rows()) {
      if (text.length() > LONG_PAGE) {
        end();
        text.append(table.header());
      }
      text.append(row);
    }
  }

  /** The first heading as plain text, or null. */
  public String firstHeading() {
    return firstHeading;
  }

  private void begin() {
    listDepth = -1;
    if (text.length() > LONG_PAGE) {
      end();
    }
    if (!text.isEmpty()) {
      text.append('\n');
    }
  }
}
