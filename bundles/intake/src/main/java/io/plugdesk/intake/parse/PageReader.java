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

  /** What is complete once the next blocks are known; the section that may go on stays open. */
  private List<Block> ended(List<Block> next) {
    List<Block> all = new ArrayList<>(open);
    for (Block block : next) {
      int last = all.size() - 1;
      if (last >= 0 && goesOn(all.get(last), block)) {
        all.set(last, all.get(last).with(block));
      } else {
        all.add(block);
      }
    }
    int from = lastSection(all);
    open = List.copyOf(all.subList(from, all.size()));
    return List.copyOf(all.subList(0, from));
  }

  /** Where the last section begins, or the last block, where more is open than may be. */
  private static int lastSection(List<Block> blocks) {
    int from = blocks.size();
    int letters = 0;
    while (from > 0
        && blocks.get(from - 1).section().equals(blocks.get(blocks.size() - 1).section())) {
      letters += blocks.get(--from).text().length();
      if (letters > LONGEST) {
        return blocks.size() - 1;
      }
    }
    return from;
  }

  private static boolean goesOn(Block one, Block next) {
    return one.text().length() < LONGEST && one.goesOnIn(next);
  }

  /** The heading with which the document begins, or null; the title where one was given. */
  public String title() {
    return outline.title();
  }
}
