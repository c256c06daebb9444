package io.plugdesk.intake.cut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Chunking.Strategy;
import io.plugdesk.intake.parse.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CutterTest {
  private static final int WINDOW = 64;
  private static final List<String> WORDS =
      List.of(
          "refund",
          "tent.",
          "Größe",
          "x".repeat(700),
          "退货期限是多久？",
          "返品".repeat(90),
          "👍🏽",
          "https://acme.example.com/" + "a/b-c_d?e=f&".repeat(30),
          "£4.95",
          "don't",
          "a.b.c",
          "§!",
          "Ends here.",
          "\u00ad",
          "1,000,000");

  private final Cutter cutter = new Cutter(CutterTest::tokens, WINDOW);

  @Test
  void neverMakesAPassageLongerThanTheWindowNorThanAsked() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<Block> blocks = blocks(random);
      Strategy strategy = Strategy.values()[random.nextInt(Strategy.values().length)];
      int size = 16 + random.nextInt(100);
      for (Piece piece : cutter.cut(blocks, new Chunking(strategy, size))) {
        String where = "seed " + seed + ", round " + round + ", " + strategy + " " + size;
        assertTrue(tokens(piece.text()) <= Math.min(size, WINDOW), where);
        assertFalse(piece.text().isBlank(), where);
      }
    }
  }

  @Test
  void losesNoLetter() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<Block> blocks = blocks(random).stream().filter(block -> !block.table()).toList();
      Strategy strategy = Strategy.values()[random.nextInt(Strategy.values().length)];
      StringBuilder before = new StringBuilder();
      blocks.forEach(block -> before.append(block.text()));
      StringBuilder after = new StringBuilder();
      cutter.cut(blocks, new Chunking(strategy, 32)).forEach(piece -> after.append(piece.text()));
      assertEquals(letters(before), letters(after), "seed " + seed + ", round " + round);
    }
  }

  @Test
  void makesASectionOnePassage() {
    List<Piece> pieces =
        cutter.cut(
            List.of(
                new Block(List.of("Costs"), "A return is free.", false),
                new Block(List.of("Costs"), "Heavy parcels are not.", false),
                new Block(List.of("Costs", "Refunds"), "Refunds take five days.", false)),
            Chunking.DEFAULT);
    assertEquals(
        List.of(
            new Piece("Costs", "A return is free.\n\nHeavy parcels are not.", null, null),
            new Piece("Costs › Refunds", "Refunds take five days.", null, null)),
        pieces);
  }

  @Test
  void aPieceHasThePagesFromItsFirstBlockToItsLast() {
    List<Piece> pieces =
        cutter.cut(
            List.of(
                new Block(List.of("Costs"), "A return is free.", false, 3, 3),
                new Block(List.of("Costs"), "Heavy parcels are not.", false, 4, 4),
                new Block(List.of("Refunds"), "They take five days.", false, 4, 4)),
            Chunking.DEFAULT);
    assertEquals(List.of(3, 4), pieces.stream().map(Piece::page).toList());
    assertEquals(List.of(4, 4), pieces.stream().map(Piece::lastPage).toList());
  }

  @Test
  void whatLeadsOnGoesWithWhatItLeadsTo() {
    Block before = new Block(List.of("Claims"), "One two three. ".repeat(6).strip(), false);
    Block title = new Block(List.of("Claims"), "Tips for members", false);
    Block lead = new Block(List.of("Claims"), "To be paid soon, you can:", false);
    Block list = new Block(List.of("Claims"), "- ask your doctor\n- keep the bill", false);
    Chunking size = new Chunking(Strategy.SEMANTIC, 48);
    assertEquals(
        List.of(before.text(), "Tips for members\n\nTo be paid soon, you can:\n\n" + list.text()),
        cutter.cut(List.of(before, title, lead, list), size).stream().map(Piece::text).toList());
    Block brief = new Block(List.of("Claims"), "One two three.", false);
    Block longList = new Block(List.of("Claims"), "- ask your doctor\n".repeat(11).strip(), false);
    assertEquals(
        brief.text() + "\n\n" + lead.text(),
        cutter.cut(List.of(brief, lead, longList), size).get(0).text());
  }

  @Test
  void repeatsTheHeaderInEveryPartOfATable() {
    StringBuilder table = new StringBuilder("| Weight | Cost |\n| --- | --- |");
    for (int i = 0; i < 40; i++) {
      table.append("\n| ").append(i).append(" kg | £").append(i).append(" |");
    }
    List<Piece> pieces =
        cutter.cut(List.of(new Block(List.of(), table.toString(), true)), Chunking.DEFAULT);
    assertTrue(pieces.size() > 1);
    for (Piece piece : pieces) {
      assertTrue(piece.text().startsWith("| Weight | Cost |\n| --- | --- |\n| "), piece.text());
    }
  }

  @Test
  void keepsAParagraphForItself() {
    List<Piece> pieces =
        cutter.cut(
            List.of(new Block(List.of("A"), "One.", false), new Block(List.of("A"), "Two.", false)),
            new Chunking(Strategy.PARAGRAPH, 32));
    assertEquals(
        List.of(new Piece("A", "One.", null, null), new Piece("A", "Two.", null, null)), pieces);
  }

  @Test
  void cutsAtSentenceEndsWhereItCan() {
    List<Piece> pieces =
        cutter.cut(
            List.of(new Block(List.of(), "One two three four. ".repeat(12), false)),
            new Chunking(Strategy.FIXED_SIZE, 20));
    assertTrue(pieces.size() > 1);
    pieces.forEach(piece -> assertTrue(piece.text().endsWith("four."), piece.text()));
  }

  /** Words and signs count one each, long words more, unknown ones one; two markers. */
  private static int tokens(String text) {
    int count = 2;
    for (String word : text.split("\\s+|(?<=[^\\p{L}\\p{N}])|(?=[^\\p{L}\\p{N}])")) {
      count += word.isBlank() || word.length() > 200 ? 1 : (word.length() + 5) / 6;
    }
    return count;
  }

  private static List<Block> blocks(Random random) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(8); i++) {
      List<String> section = random.nextInt(3) == 0 ? List.of("A") : List.of("A", "B");
      StringBuilder text =
          new StringBuilder(random.nextInt(4) == 0 ? "| a | b |\n| - | - |\n" : "");
      boolean table = text.length() > 0;
      for (int word = 0; word <= random.nextInt(60); word++) {
        text.append(WORDS.get(random.nextInt(WORDS.size())));
        text.append(random.nextInt(9) == 0 ? '\n' : ' ');
      }
      blocks.add(new Block(section, text.toString().strip(), table));
    }
    return blocks;
  }

  private static String letters(StringBuilder text) {
    return text.toString().replaceAll("\\s+", "");
  }
}
