package io.plugdesk.parser.web;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.Pages;
import io.plugdesk.parser.read.RefusedException;
import io.plugdesk.parser.read.Source;
import io.plugdesk.parser.text.Characters;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;

/** Reads HTML; jsoup mends it and finds its characters, and nothing is fetched. */
public final class HtmlFormat implements Format {
  private static final int DEEPEST = 500;

  @Override
  public String read(Source source, Pages pages) throws IOException {
    try (InputStream stream = Files.newInputStream(source.path())) {
      Document document = Jsoup.parse(stream, null, "");
      Characters.check(new StringReader(document.wholeText()));
      return write(document, pages);
    }
  }

  /** Reads HTML that is at hand. */
  public static String read(String html, Pages pages) {
    return write(Jsoup.parse(html), pages);
  }

  /** What writes the elements calls itself for each level; this, as jsoup, does not. */
  private static void bounded(Node node, int depth) {
    if (depth > DEEPEST) {
      throw new RefusedException(
          "The HTML is nested more than %d deep: save it in a simpler form.".formatted(DEEPEST));
    }
  }

  private static String write(Document document, Pages pages) {
    document.traverse(HtmlFormat::bounded);
    Blocks blocks = new Blocks(pages);
    new HtmlBlocks(blocks).write(document);
    blocks.end();
    return document.title().isBlank() ? blocks.firstHeading() : document.title().strip();
  }
}
