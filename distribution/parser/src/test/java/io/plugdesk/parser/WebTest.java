package io.plugdesk.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class WebTest {
  @Test
  void followsTheCharactersThatAPageDeclares() {
    String head = "<style>" + "p { color: black } ".repeat(5000) + "</style>";
    for (String charset : new String[] {"windows-1252", "Shift_JIS", "windows-1250"}) {
      String words = charset.startsWith("S") ? "返品は三十日以内です" : "“It’s” 5 € off";
      String page = "<html><head><meta charset=%s>%s</head><body><p>%s</p></body></html>";
      byte[] bytes = page.formatted(charset, head, words).getBytes(Charset.forName(charset));
      assertTrue(ReadFile.of("a.html", bytes).text().contains(words), charset);
    }
  }

  @Test
  void readsHeadingsListsAndTables() {
    ReadFile read =
        ReadFile.of(
            "help.html",
            """
            <html><head><title>Help</title><script>var hidden = 1;</script></head><body>
            <nav>Home</nav><h1>Returns</h1><p>Within <b>30</b> days.</p>
            <ol start="3"><li>Pack<ul><li>in a box</li></ul></li><li>Send</li></ol>
            <table><tr><th>Country</th><th colspan="2">Price</th></tr>
            <tr><td>Austria</td><td>4.90</td><td>EUR</td></tr></table></body></html>
            """);
    assertEquals("html", read.last().type());
    assertEquals("Help", read.last().text());
    assertEquals(
        "# Returns\n\nWithin 30 days.\n\n3. Pack\n    - in a box\n4. Send\n\n"
            + "| Country | Price | Price |\n| --- | --- | --- |\n| Austria | 4.90 | EUR |\n",
        read.text());
  }

  @Test
  void whatSpansRowsStandsInEachOfThem() {
    String text =
        ReadFile.of(
                "a.html",
                "<html><table><tr><th>A</th><th>B</th></tr><tr><td rowspan=2>x</td><td>1</td></tr>"
                    + "<tr><td>2</td></tr></table></html>")
            .text();
    assertTrue(text.endsWith("| x | 1 |\n| x | 2 |\n"), text);
  }

  @Test
  void aHugeSpanDoesNoHarm() {
    String html = "<html><table><tr><td colspan=999999999>x</td></tr></table></html>";
    assertTrue(ReadFile.of("a.html", html).text().length() < 2000);
  }

  @Test
  void codeKeepsItsLines() {
    assertEquals(
        "```\na = 1\n  b = 2\n```\n",
        ReadFile.of("a.html", "<html><body><pre>a = 1\n  b = 2</pre></body></html>").text());
  }

  @Test
  void nestingWithoutEndIsRefusedByItsDepth() {
    for (String deep : new String[] {"<div>", "<div><span>", "<ul><li>", "<b><table><tr><td>"}) {
      ReadFile read = ReadFile.of("a.html", "<html><body>" + deep.repeat(50_000) + "deep");
      assertEquals(
          "The HTML is nested more than 500 deep: save it in a simpler form.", read.refusal());
    }
    String inMarkdown = "# A\n\n" + "<div>".repeat(10_000) + "deep";
    assertTrue(ReadFile.of("a.md", inMarkdown).refusal().contains("more than 500 deep"));
  }

  @Test
  void whatManyToolsPutIntoEachOtherIsRead() {
    String html = "<html><body>" + "<div><span>".repeat(200) + "deep";
    assertEquals("deep\n", ReadFile.of("a.html", html).text());
  }
}
