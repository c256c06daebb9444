package io.plugdesk.intake.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the pages of one document in their order; headings of an earlier page stay open.
 *
 * <p>Not for several threads.
 */
public final class PageReader {
  /** No sentence has more letters. */
  private static final int LONGEST = 20_000;

  private final Outline outline;
  private List<Block> open = List.of();

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
   * @return what stands on the pages before, the last sentence with what this page goes on with
   */
  public List<Block> read(Integer number, String markdown) {
    outline.page(number);
    MarkdownParser.read(markdown, outline);
    return ended(outline.takePage());
  }

  /** What is left when the last page has been read. */
  public List<Block> end() {
    List<Block> rest = new ArrayList<>(ended(outline.takeEnd()));
    rest.addAll(open);
    return rest;
  }

  /** What is complete once the next blocks are known; the page that may go on stays open. */
  private List<Block> ended(List<Block> next) {
    List<Block> ended = open;
    open = next;
    int last = ended.size() - 1;
    if (last < 0 || next.isEmpty() || !goesOn(ended.get(last), next.get(0))) {
      return ended;
    }
    Block whole = ended.get(last).with(next.get(0));
    if (next.size() == 1) {
      open = List.of(whole);
      return ended.subList(0, last);
    }
    List<Block> mended = new ArrayList<>(ended);
    mended.set(last, whole);
    open = next.subList(1, next.size());
    return mended;
  }

  private static boolean goesOn(Block one, Block next) {
    return one.text().length() < LONGEST && one.goesOnIn(next);
  }

  /** The heading with which the document begins, or null; the title where one was given. */
  public String title() {
    return outline.title();
  }
}
