package io.plugdesk.parsing.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * One thing said between the house and its parser: a header and bytes.
 *
 * @param header what it is
 * @param body a part of the file, the Markdown of a page, or nothing
 */
public record Frame(Header header, byte[] body) {
  private static final byte[] NOTHING = {};

  /** What a frame is about. */
  public enum Kind {
    /** To the parser: a file begins; the text is its name. */
    FILE,
    /** To the parser: the body is the next part of the file. */
    PART,
    /** To the parser: the file is whole. */
    WHOLE,
    /** To the house: the body is a page's Markdown, and the number is the page's, if it has one. */
    PAGE,
    /** To the house: the file was read; its type, its title as text, and the number of pages. */
    DONE,
    /** To the house: the file cannot be read; the text is the reason with the cure. */
    REFUSED
  }

  /**
   * What a frame is.
   *
   * @param kind what it is about
   * @param number of the page, or of all pages, or null
   * @param type the format of the file in one word, or null
   * @param text a name, a title or a reason, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Header(Kind kind, Integer number, String type, String text) {
    /** Refuses a header that is nothing. */
    public Header {
      Objects.requireNonNull(kind, "kind");
    }
  }

  /** A file begins. */
  public static Frame file(String name) {
    return new Frame(new Header(Kind.FILE, null, null, name), NOTHING);
  }

  /** The next part of the file. */
  public static Frame part(byte[] bytes) {
    return new Frame(new Header(Kind.PART, null, null, null), bytes);
  }

  /** The file is whole. */
  public static Frame whole() {
    return new Frame(new Header(Kind.WHOLE, null, null, null), NOTHING);
  }

  /** A page. */
  public static Frame page(Integer number, byte[] markdown) {
    return new Frame(new Header(Kind.PAGE, number, null, null), markdown);
  }

  /** The file was read. */
  public static Frame done(String type, String title, int pages) {
    return new Frame(new Header(Kind.DONE, pages, type, title), NOTHING);
  }

  /** The file cannot be read. */
  public static Frame refused(String reason) {
    return new Frame(new Header(Kind.REFUSED, null, null, reason), NOTHING);
  }
}
