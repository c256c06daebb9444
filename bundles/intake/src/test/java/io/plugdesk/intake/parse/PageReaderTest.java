package io.plugdesk.intake.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageReaderTest {
  @Test
  void joinsASentenceThatAPageBreaks() {
    assertEquals(
        List.of(
            "1  First of all.",
            "1  Costs vary for in-network and other doctors. Ask first.",
            "2  Bring a card."),
        read(
            "First of all.\n\nCosts vary for in-",
            "network and other doctors. Ask first.\n\nBring a card."));
  }

  @Test
  void joinsASentenceOverManyPages() {
    assertEquals(
        List.of("1  one two three four.", "4  Five."),
        read("one", "two", "three", "four.\n\nFive."));
  }

  @Test
  void joinsNothingWithinAPage() {
    PageReader reader = new PageReader("The title");
    List<Block> blocks = new ArrayList<>(reader.read(null, "one"));
    blocks.addAll(reader.read(null, "two"));
    blocks.addAll(reader.end());
    assertEquals(List.of("one", "two"), blocks.stream().map(Block::text).toList());
    assertEquals(
        List.of("1 A Text", "1 A eSIM cards", "2 B Paid."),
        read("# A\n\nText\n\n## eSIM cards", "# B\n\nPaid."));
  }

  @Test
  void theFirstHeadingsAreNoneWhenTheTitleHasThem() {
    PageReader reader = new PageReader("Harbour Tools – Guide of 2026");
    List<Block> blocks =
        new ArrayList<>(
            reader.read(1, "# Harbour Tools\n\n## Guide of 2026\n\n### Costs\n\nIn euros."));
    blocks.addAll(reader.read(2, "# Harbour Tools\n\nOpen on Sundays."));
    blocks.addAll(reader.end());
    assertEquals(
        List.of(List.of("Costs"), List.of("Harbour Tools")),
        blocks.stream().map(Block::headings).toList());
  }

  @Test
  void keepsADashApart() {
    assertEquals(List.of("1  The price is - not known."), read("The price is -", "not known."));
  }

  @Test
  void leavesAloneWhatEndsOrBeginsAnew() {
    assertEquals(List.of("1  It is free.", "2  yes"), read("It is free.", "yes"));
    assertEquals(List.of("1  Page one", "2  Page two"), read("Page one", "Page two"));
    assertEquals(
        List.of("1  Weights are", "2 Costs in euros."),
        read("Weights are", "# Costs\n\nin euros."));
    assertEquals(
        List.of("1  | a |\n| --- |\n| b |", "2  goes on"),
        read("| a |\n| --- |\n| b |", "goes on"));
  }

  @Test
  void aBlockBeginsWithTheHeadingRightAboveIt() {
    assertEquals(
        List.of("1  Ask us.", "1 Plans › Copays You pay $20.", "2 Plans › Copays And no more."),
        read("Ask us.\n\n# Plans\n\n## Copays", "You pay $20.\n\nAnd no more."));
  }

  @Test
  void givesTheHeadingsOfAPageThatHasNothingElse() {
    assertEquals(
        List.of("1  Thank you", "2 Thank you Any questions?"),
        read("# Thank you", "Any questions?"));
  }

  @Test
  void knowsWhereABlockEnds() {
    PageReader reader = new PageReader("The title");
    reader.read(1, "Costs vary\n\n## Copays");
    reader.read(2, "You pay $20 for");
    List<Block> blocks = new ArrayList<>(reader.read(3, "each visit.\n\nAsk first."));
    blocks.addAll(reader.end());
    assertEquals(
        List.of("1-3 You pay $20 for each visit.", "3-3 Ask first."),
        blocks.stream().map(one -> one.page() + "-" + one.lastPage() + " " + one.text()).toList());
  }

  @Test
  void keepsTheLastSectionBackUntilItHasEnded() {
    PageReader reader = new PageReader("The title");
    assertEquals(List.of(), reader.read(1, "# Costs\n\nOne."));
    assertEquals(List.of(), reader.read(2, "Two."));
    assertEquals(
        List.of("One.", "Two.", "Three."),
        reader.read(3, "Three.\n\n# Refunds\n\nFour.").stream().map(Block::text).toList());
    assertEquals(List.of("Four."), reader.end().stream().map(Block::text).toList());
  }

  @Test
  void keepsNoMoreBackThanASectionOfModerateLength() {
    PageReader reader = new PageReader("The title");
    String page = "A sentence of many. ".repeat(400);
    assertEquals(0, reader.read(1, page).size());
    assertEquals(0, reader.read(2, page).size());
    assertEquals(2, reader.read(3, page).size());
    assertEquals(1, reader.end().size());
  }

  private static List<String> read(String... pages) {
    PageReader reader = new PageReader("The title");
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < pages.length; i++) {
      blocks.addAll(reader.read(i + 1, pages[i]));
    }
    blocks.addAll(reader.end());
    return blocks.stream()
        .map(block -> block.page() + " " + block.section() + " " + block.text())
        .toList();
  }
}
