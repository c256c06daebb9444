package io.plugdesk.parser.read;

/** Takes the pages of a file as they come. */
@FunctionalInterface
public interface Pages {
  /**
   * Takes a page.
   *
   * @param number its number from 1, or null
   * @param markdown its text
   */
  void page(Integer number, String markdown);
}
