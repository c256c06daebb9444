package io.plugdesk.intake.parse;

/** Reads plain text: blank lines part paragraphs. */
final class TextParser {
  private TextParser() {}

  static Parsed parse(String content) {
    Outline outline = new Outline();
    for (String paragraph : content.split("\\R\\s*\\R")) {
      outline.add(paragraph, false);
    }
    return outline.parsed();
  }
}
