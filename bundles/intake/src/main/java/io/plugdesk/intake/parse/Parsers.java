package io.plugdesk.intake.parse;

import io.plugdesk.desk.knowledge.Document.Type;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a document by its format. */
public final class Parsers {
  private static final Pattern HTML =
      Pattern.compile(
          "(?is)\\A\\s*<(!doctype html|html|head|body)\\b.*|.*</(p|div|h[1-6]|ul|table)>.*");
  private static final Pattern MARKDOWN =
      Pattern.compile(
          "(?m)^#{1,6} \\S|^\\s{0,3}([-*+]|\\d+[.)]) \\S|^\\|.*\\|\\s*$|^```|\\[[^\\]]+\\]\\([^)]+\\)"
              + "|\\*\\*\\S");

  private Parsers() {}

  /** Reads. */
  public static Parsed parse(Type type, String content) {
    return switch (type) {
      case TEXT -> TextParser.parse(content);
      case MARKDOWN -> MarkdownParser.parse(content);
      case HTML -> HtmlParser.parse(content);
    };
  }

  /**
   * Tells the format of a content.
   *
   * @param named what the caller calls it, or null; another word than a format says nothing
   * @param content the content
   */
  public static Type type(String named, String content) {
    for (Type type : Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(named)) {
        return type;
      }
    }
    if (HTML.matcher(content).matches()) {
      return Type.HTML;
    }
    return MARKDOWN.matcher(content).find() ? Type.MARKDOWN : Type.TEXT;
  }
}
