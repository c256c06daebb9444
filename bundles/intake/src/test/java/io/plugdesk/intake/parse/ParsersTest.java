package io.plugdesk.intake.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plugdesk.desk.knowledge.Document.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParsersTest {
  @Test
  void readsMarkdownUnderItsHeadings() {
    Parsed parsed =
        Parsers.parse(
            Type.MARKDOWN,
            """
            # Returns

            Within *30 days*, see [the form](https://acme.example.com).

            ## Costs

            | Situation | Cost |
            | --- | --- |
            | Exchange | Free |

            ### Heavy parcels

            1. Weigh it
            2. Pay
               - by card
            """);
    assertEquals("Returns", parsed.title());
    assertEquals(
        List.of(
            new Block(List.of(), "Within 30 days, see the form.", false),
            new Block(
                List.of("Costs"), "| Situation | Cost |\n| --- | --- |\n| Exchange | Free |", true),
            new Block(
                List.of("Costs", "Heavy parcels"), "1. Weigh it\n2. Pay\n  - by card", false)),
        parsed.blocks());
  }

  @Test
  void readsHtmlAndDropsWhatIsNotContent() {
    Parsed parsed =
        Parsers.parse(
            Type.HTML,
            """
            <html><head><title>Shop</title><style>p{}</style></head><body>
            <nav><ul><li>Home</li></ul></nav>
            <main><h1>Returns</h1><p>Within <b>30 days</b>.</p><script>x()</script>
            <h2>Costs</h2>Loose text<br>goes on
            <table><tr><th>What</th><th>Cost</th></tr><tr><td>Exchange</td><td>Free</td></tr></table>
            <ul><li>One<ol><li>Inner</li></ol></li><li>Two</li></ul></main></body></html>
            """);
    assertEquals("Returns", parsed.title());
    assertEquals(
        List.of(
            new Block(List.of(), "Within 30 days.", false),
            new Block(List.of("Costs"), "Loose text\ngoes on", false),
            new Block(
                List.of("Costs"), "| What | Cost |\n| --- | --- |\n| Exchange | Free |", true),
            new Block(List.of("Costs"), "- One\n  1. Inner\n- Two", false)),
        parsed.blocks());
  }

  @Test
  void keepsAHeadingUnderWhichNothingStands() {
    assertEquals(
        List.of(new Block(List.of("Costs"), "None", false), new Block(List.of(), "Paths", false)),
        Parsers.parse(Type.MARKDOWN, "# A\n\n## Costs\n\n### None\n\n## Paths").blocks());
    assertEquals(List.of(), Parsers.parse(Type.MARKDOWN, "# The title alone").blocks());
  }

  @Test
  void readsParagraphsOfPlainText() {
    Parsed parsed = Parsers.parse(Type.TEXT, "One\nline.\n\n\n  Two.  \r\n\r\nThree.");
    assertNull(parsed.title());
    assertEquals(
        List.of("One\nline.", "Two.", "Three."),
        parsed.blocks().stream().map(Block::text).toList());
  }

  @Test
  void tellsTheFormatByTheContent() {
    assertEquals(Type.MARKDOWN, Parsers.type(null, "Hello\n\n## Costs\n\nFree"));
    assertEquals(Type.HTML, Parsers.type("article", "<!DOCTYPE html><p>Hi"));
    assertEquals(Type.HTML, Parsers.type(null, "Hi <p>there</p>"));
    assertEquals(Type.TEXT, Parsers.type(null, "Refunds take 5 days - or less."));
    assertEquals(Type.TEXT, Parsers.type("text", "# not a heading"));
  }
}
