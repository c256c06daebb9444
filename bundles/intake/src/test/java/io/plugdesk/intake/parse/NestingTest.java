package io.plugdesk.intake.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.knowledge.Document.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class NestingTest {
  private static final int MANY = 30_000;

  @Test
  void refusesQuotationsAndListsWithoutEnd() {
    refused(Type.MARKDOWN, ">".repeat(MANY) + " deep");
    refused(Type.MARKDOWN, "+ ".repeat(MANY) + "deep");
    refused(Type.MARKDOWN, "1. > ".repeat(MANY) + "deep");
    refused(Type.MARKDOWN, "+ ".repeat(MANY) + "deep" + "\n".repeat(MANY));
    StringBuilder steps = new StringBuilder();
    for (int depth = 0; depth < 600; depth++) {
      steps.append("  ".repeat(depth)).append("- step\n");
    }
    refused(Type.MARKDOWN, steps.toString());
  }

  @Test
  void refusesPicturesWithoutEnd() {
    refused(Type.MARKDOWN, "![".repeat(MANY) + "deep" + "](x)".repeat(MANY));
    refused(Type.MARKDOWN, "![".repeat(MANY) + "deep" + "][x]".repeat(MANY) + "\n\n[x]: y");
    refused(Type.MARKDOWN, "*![".repeat(900) + "deep" + "](x)*".repeat(900));
  }

  @Test
  void refusesElementsWithoutEnd() {
    refused(Type.HTML, "<div>".repeat(150_000));
    refused(Type.HTML, "<ul><li>".repeat(MANY) + "deep");
    refused(Type.HTML, "<b><span>".repeat(MANY) + "deep");
  }

  @Test
  void marksOfEmphasisWithoutEndStayWords() {
    for (String mark : List.of("*a ", "_a ", "*a **b ", "a*b*c_", "**********a ")) {
      assertEquals(1, blocks(Type.MARKDOWN, mark.repeat(MANY) + mark.strip().repeat(MANY)));
    }
    assertEquals(1, blocks(Type.MARKDOWN, "*a ".repeat(MANY) + "b" + "a*".repeat(MANY)));
  }

  @Test
  void everyParagraphHasMarksOfItsOwn() {
    String bold = "**Opening** hours ".repeat(300).strip();
    List<Block> blocks = Parsers.parse(Type.MARKDOWN, (bold + "\n\n").repeat(20)).blocks();
    assertEquals(20, blocks.size());
    blocks.forEach(block -> assertEquals(bold.replace("*", ""), block.text()));
  }

  @Test
  void bracketsWithoutEndAreWords() {
    String text = "[".repeat(3_000) + "deep" + "][r]".repeat(3_000);
    assertEquals(text, Parsers.parse(Type.MARKDOWN, text).blocks().get(0).text());
  }

  @Test
  void readsWhatPeopleAndToolsNest() {
    assertEquals(1, blocks(Type.MARKDOWN, "> ".repeat(400) + "deep"));
    assertEquals(1, blocks(Type.HTML, "<div>".repeat(400) + "deep"));
    assertEquals(3_000, blocks(Type.MARKDOWN, "![a](b) [![c](d)](e)\n\n".repeat(3_000)));
  }

  private static int blocks(Type type, String content) {
    return Parsers.parse(type, content).blocks().size();
  }

  private static void refused(Type type, String content) {
    PlugdeskException failure =
        assertThrows(PlugdeskException.class, () -> Parsers.parse(type, content));
    assertEquals(Kind.REJECTED, failure.kind());
    assertTrue(failure.getMessage().contains("more than 500 deep"), failure.getMessage());
  }
}
