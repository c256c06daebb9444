package io.plugdesk.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void markdownStaysAsItIs() {
    String text = "# Returns\n\nWithin *30* days.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n";
    ReadFile read = ReadFile.of("returns.md", text);
    assertEquals("markdown", read.last().type());
    assertEquals("Returns", read.last().text());
    assertEquals(text, read.text());
  }

  @Test
  void htmlInMarkdownBecomesMarkdown() {
    String text =
        "Before\n\n<table><tr><th>Day</th></tr>\n<tr><td>Monday</td></tr></table>\n\nAfter\n";
    assertEquals(
        "Before\n\n| Day |\n| --- |\n| Monday |\n\nAfter\n", ReadFile.of("a.md", text).text());
  }

  @Test
  void codeInMarkdownIsNotTorn() {
    String text = "# A\n\n```\n# no heading\n\n<div>\n```\n";
    ReadFile read = ReadFile.of("a.md", text);
    assertEquals(text, read.text());
    assertEquals("A", read.last().text());
  }

  @Test
  void signsOfMarkdownInPlainTextAreEscaped() {
    ReadFile read = ReadFile.of("a.txt", "# 5 is our door\nuse <b> & a_b\n\n- one\n- two\n");
    assertEquals("text", read.last().type());
    assertEquals("\\# 5 is our door\\\nuse \\<b> & a_b\n\n- one\n- two\n", read.text());
  }

  @Test
  void oldCharactersAreRecognized() {
    String german =
        "Die Rücksendung ist für größere Pakete über zehn Kilogramm möglich, wenn die Verpackung"
            + " unversehrt ist und die Gebühr bezahlt wurde. Schöne Grüße aus Köln.";
    byte[] bytes = german.getBytes(Charset.forName("windows-1252"));
    assertEquals(german + "\n", ReadFile.of("a.txt", bytes).text());
    byte[] wide = ("\ufeff" + german).getBytes(StandardCharsets.UTF_16LE);
    assertEquals(german + "\n", ReadFile.of("a.txt", wide).text());
  }

  @Test
  void aLongTextComesInSeveralPages() {
    String paragraph = "word ".repeat(200).strip();
    String text =
        IntStream.range(0, 300)
            .mapToObj(n -> n + " " + paragraph)
            .collect(Collectors.joining("\n\n"));
    ReadFile read = ReadFile.of("a.txt", text);
    assertTrue(read.pages().size() > 3, "pages: " + read.pages().size());
    assertEquals(read.pages().size(), read.last().number());
    String joined =
        read.pages().stream().map(ReadFile.Page::markdown).collect(Collectors.joining("\n"));
    assertEquals(text + "\n", joined);
  }

  @Test
  void csvIsATableWhateverPartsItsCells() {
    String table =
        "| Country | Price |\n| --- | --- |\n| Austria | 4,90 |\n| Norway, North | 12 |\n";
    for (String csv :
        new String[] {
          "Country,Price\nAustria,\"4,90\"\n\"Norway, North\",12\n",
          "Country;Price\nAustria;4,90\nNorway, North;12\n",
          "Country\tPrice\nAustria\t4,90\nNorway, North\t12\n"
        }) {
      ReadFile read = ReadFile.of("prices.csv", csv);
      assertEquals("csv", read.last().type());
      assertEquals(table, read.text());
    }
  }

  @Test
  void rowsOfUnevenLengthAreKept() {
    String text = ReadFile.of("a.csv", "a,b\n1\n2,3,4\n").text();
    assertEquals("| a | b |  |\n| --- | --- | --- |\n| 1 |  |  |\n| 2 | 3 | 4 |\n", text);
  }

  @Test
  void aLongCsvRepeatsItsHeader() {
    String rows =
        IntStream.rangeClosed(1, 1000)
            .mapToObj(n -> n + ",x" + n)
            .collect(Collectors.joining("\n"));
    String text = ReadFile.of("a.csv", "id,name\n" + rows).text();
    assertEquals(5, text.split("\\| id \\| name \\|", -1).length - 1);
    assertEquals(1000, text.split("\\| x\\d+ \\|", -1).length - 1);
  }

  @Test
  void theFirstWordsOfATextDoNotDecideWhatItIs() {
    String csv = ReadFile.of("stock.csv", "Article,Store,Pieces\nRope,Lisbon,17\n").text();
    assertEquals(
        "| Article | Store | Pieces |\n| --- | --- | --- |\n| Rope | Lisbon | 17 |\n", csv);
    for (String first :
        new String[] {
          "Article 5 is about returns.",
          "Path: menu, then settings",
          "#!/bin/sh is the first line of a script.",
          "MZ is a code.",
          "GIF89a is how a picture begins.",
          "%!PS-Adobe is how a page begins.",
          "From us to you",
          "From: sales to desk",
          "<?xml is how data begin."
        }) {
      assertEquals("text", ReadFile.of("a.txt", first + "\nÖl.\n").last().type(), first);
      assertEquals("markdown", ReadFile.of("A.MD", first + "\n\n# Öl\n").last().type(), first);
      assertEquals("html", ReadFile.of("a.html", first + "\n<p>Öl</p>").last().type(), first);
      byte[] old = (first + "\nÖl aus Köln.\n").getBytes(Charset.forName("windows-1252"));
      assertEquals("text", ReadFile.of("a.log", old).last().type(), first);
    }
  }
}
