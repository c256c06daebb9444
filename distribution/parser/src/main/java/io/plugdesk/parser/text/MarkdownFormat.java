package io.plugdesk.parser.text;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.Pages;
import io.plugdesk.parser.read.Source;
import io.plugdesk.parser.web.HtmlFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;

/** Hands Markdown over as it is, in pages that end between blocks; HTML in it becomes Markdown. */
public final class MarkdownFormat implements Format {
  private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6} +(\\S.*?)[ #]*");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(```|~~~).*");
  private static final Pattern HTML =
      Pattern.compile(
          "(?i) {0,3}</?(table|div|p|ul|ol|dl|section|article|center|details|h[1-6])\\b.*");

  @Override
  public String read(Source source, Pages pages) throws IOException {
    Blocks blocks = new Blocks(pages);
    try (BufferedReader reader = Characters.open(source.path())) {
      return write(new Lines(reader), blocks);
    }
  }

  private static String write(Lines lines, Blocks blocks) throws IOException {
    String title = null;
    String fence = null;
    StringBuilder block = new StringBuilder();
    for (String line = lines.next(); line != null; line = lines.next()) {
      var heading = HEADING.matcher(line);
      if (fence == null && title == null && heading.matches()) {
        title = heading.group(1);
      }
      fence = fence(fence, line);
      if (fence == null && line.isBlank()) {
        hand(block, blocks);
      } else {
        block.append(line).append('\n');
      }
    }
    hand(block, blocks);
    blocks.end();
    return title;
  }

  private static String fence(String open, String line) {
    var fence = FENCE.matcher(line);
    if (!fence.matches()) {
      return open;
    }
    if (open == null) {
      return fence.group(1);
    }
    return open.equals(fence.group(1)) ? null : open;
  }

  private static void hand(StringBuilder block, Blocks blocks) {
    String text = block.toString();
    block.setLength(0);
    if (HTML.matcher(text.lines().findFirst().orElse("")).matches()) {
      HtmlFormat.read(text, (number, markdown) -> blocks.verbatim(markdown));
    } else {
      blocks.verbatim(text);
    }
  }
}
