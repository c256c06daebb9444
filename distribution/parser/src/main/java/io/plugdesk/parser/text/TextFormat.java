package io.plugdesk.parser.text;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.Pages;
import io.plugdesk.parser.read.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads plain text: paragraphs stand between empty lines, and lines that look like items are. */
public final class TextFormat implements Format {
  private static final int LONG_PARAGRAPH = 1 << 15;
  private static final Pattern ITEM = Pattern.compile("\\s*(?:([-*•])|(\\d{1,9})[.)])\\s+(\\S.*)");

  @Override
  public String read(Source source, Pages pages) throws IOException {
    Blocks blocks = new Blocks(pages);
    try (BufferedReader reader = Characters.open(source.path())) {
      write(new Lines(reader), blocks);
    }
    blocks.end();
    return null;
  }

  /** Writes text line by line. */
  public static void write(Lines lines, Blocks blocks) throws IOException {
    StringBuilder paragraph = new StringBuilder();
    for (String line = lines.next(); line != null; line = lines.next()) {
      var item = ITEM.matcher(line);
      if (line.isBlank() || item.matches() || paragraph.length() > LONG_PARAGRAPH) {
        blocks.paragraph(paragraph.toString());
        paragraph.setLength(0);
      }
      if (item.matches()) {
        String mark = item.group(1) == null ? item.group(2) + "." : "-";
        blocks.item(0, mark, Markdown.escape(item.group(3)));
      } else {
        paragraph.append(Markdown.escape(line)).append('\n');
      }
    }
    blocks.paragraph(paragraph.toString());
  }
}
