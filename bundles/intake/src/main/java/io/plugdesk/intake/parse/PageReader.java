package io.plugdesk.intake.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the pages of one document in their order; headings of an earlier page stay open.
 *
 * <p>Not for several threads.
 */
public final class PageReader {
  private final Outline outline;
  private List<Block> before = List.of();

  /**
   * Begins a document.
   *
   * @param title its title, which is no heading of its parts; null to take it from the first page
   */
  public PageReader(String title) {
    outline = title == null ? new Outline() : new Outline(title);
  }

  /**
   * Reads the next page.
   *
   * @param number its number, or null
   * @param markdown the page, or a part of it
   * @return what stands on the page before, its last sentence with what this page goes on with
   */
  public List<Block> read(Integer number, String markdown) {
    outline.page(number);
    MarkdownParser.read(markdown, outline);
    return turned(outline.takePage());
  }

  /** What is left when the last page has been read. */
  public List<Block> end() {
    List<Block> rest = new ArrayList<>(turned(outline.takeEnd()));
    rest.addAll(before);
    return rest;
  }

  private List<Block> turned(List<Block> next) {
    List<Block> ended = before;
    before = next;
    int last = ended.size() - 1;
    if (last >= 0 && !next.isEmpty() && ended.get(last).goesOnIn(next.get(0))) {
      ended = new ArrayList<>(ended);
      ended.set(last, ended.get(last).with(next.get(0)));
      before = next.subList(1, next.size());
    }
    return ended;
  }

  /** The heading with which the document begins, or null; the title where one was given. */
  public String title() {
    return outline.title();
  }
}
