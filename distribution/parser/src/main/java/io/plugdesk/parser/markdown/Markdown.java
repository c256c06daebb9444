package io.plugdesk.parser.markdown;

import java.util.regex.Pattern;

/** Plain text as Markdown that reads as the same text. */
public final class Markdown {
  private static final Pattern SPECIAL =
      Pattern.compile(
          "[\\\\`*\\[\\]]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|<(?=[\\p{L}/!?])|&(?=#?\\w+;)");
  private static final Pattern LINE_START =
      Pattern.compile("(?m)^([ \\t]*)([#>+=~-]|\\d{1,9}(?=[.)]))");
  private static final Pattern NUMBERED = Pattern.compile("(?m)^([ \\t]*\\d{1,9})([.)])");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u200b]+");

  private Markdown() {}

  /** Text within a line or a paragraph; what would be a mark of Markdown is escaped. */
  public static String escape(String text) {
    return SPECIAL.matcher(withoutControls(text)).replaceAll("\\\\$0");
  }

  /** A paragraph of which no line begins a heading, a quotation or a list. */
  public static String paragraph(String escaped) {
    String numbered = NUMBERED.matcher(escaped).replaceAll("$1\\\\$2");
    return LINE_START.matcher(numbered).replaceAll(Markdown::escapedStart).strip();
  }

  /** Text in one line, with single spaces. */
  public static String oneLine(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  private static String escapedStart(java.util.regex.MatchResult start) {
    boolean number = Character.isDigit(start.group(2).charAt(0));
    String plain = start.group(1) + (number ? "" : "\\") + start.group(2);
    return java.util.regex.Matcher.quoteReplacement(plain);
  }

  private static String withoutControls(String text) {
    StringBuilder clean = null;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean control = letter < ' ' && letter != '\n' && letter != '\t' || letter == '\u00ad';
      if (control && clean == null) {
        clean = new StringBuilder(text.length()).append(text, 0, at);
      }
      if (!control && clean != null) {
        clean.append(letter);
      } else if (control && letter != '\u00ad') {
        clean.append(' ');
      }
    }
    return clean == null ? text : clean.toString();
  }
}
