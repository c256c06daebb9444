package io.plugdesk.intake.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
  @Test
  void leavesAPageOfUsualLengthWhole() {
    assertEquals(List.of("# A\n\nText"), Parts.of("# A\n\nText"));
  }

  @Test
  void partsBetweenParagraphsAndLosesNothing() {
    String page = ("Some words of a paragraph.\n".repeat(20) + "\n").repeat(200);
    List<String> parts = Parts.of(page);
    assertTrue(parts.size() > 2);
    assertEquals(page.strip(), String.join("", parts).strip());
    parts.forEach(part -> assertTrue(part.length() < 40_000, "" + part.length()));
    parts.stream()
        .limit(parts.size() - 1)
        .forEach(part -> assertTrue(part.strip().endsWith("paragraph."), part));
  }

  @Test
  void repeatsTheHeaderOfALongTable() {
    StringBuilder table = new StringBuilder("Before.\n\n| Weight | Cost |\n| --- | --- |\n");
    for (int row = 0; row < 5_000; row++) {
      table.append("| ").append(row).append(" kg | free |\n");
    }
    List<String> parts = Parts.of(table.toString());
    assertTrue(parts.size() > 1);
    for (String part : parts.subList(1, parts.size())) {
      assertTrue(part.startsWith("| Weight | Cost |\n| --- | --- |\n| "), part.substring(0, 60));
    }
    for (int row = 0; row < 5_000; row++) {
      String wanted = "| " + row + " kg |";
      assertEquals(1, parts.stream().filter(part -> part.contains(wanted)).count(), wanted);
    }
  }

  @Test
  void partsALineThatNeverEnds() {
    String line = "x".repeat(1_000_000);
    List<String> parts = Parts.of(line);
    assertEquals(line, String.join("", parts).replace("\n", ""));
    parts.forEach(part -> assertTrue(part.length() <= 260_000));
  }
}
