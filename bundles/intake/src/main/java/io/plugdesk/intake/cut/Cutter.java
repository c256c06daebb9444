package io.plugdesk.intake.cut;

import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.intake.parse.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * Cuts a document into passages of which none has more tokens than asked for, nor than the
 * embedding model reads.
 *
 * <p>With the default chunking a passage is one section, and a section of more than 200 tokens is
 * parted between paragraphs, which stay whole as far as they fit: on help articles smaller passages
 * are found better than larger ones. A paragraph that leads on to a list or a table goes with it.
 */
public final class Cutter {
  private static final int GOOD_SIZE = 200;

  /** One short line without an end: a heading that was not marked as one. */
  private static final Pattern TITLE = Pattern.compile("(?![-*|]|\\d+[.)]).{1,80}[\\p{L}\\p{N})]");

  private final ToIntFunction<String> tokens;
  private final int window;

  /**
   * Makes a cutter for an embedding model.
   *
   * @param tokens counts tokens as the model does, its own markers included
   * @param window how many tokens the model reads
   */
  public Cutter(ToIntFunction<String> tokens, int window) {
    this.tokens = tokens;
    this.window = window;
  }

  /** Cuts. */
  public List<Piece> cut(List<Block> blocks, Chunking chunking) {
    Measure most = new Measure(tokens, Math.min(chunking.size(), window));
    return switch (chunking.strategy()) {
      case SEMANTIC -> bySection(blocks, most, chunking.equals(Chunking.DEFAULT));
      case FIXED_SIZE -> bySize(blocks, most);
      case PARAGRAPH -> byParagraph(blocks, most);
    };
  }

  private static List<Piece> bySection(List<Block> blocks, Measure most, boolean small) {
    Measure good = small ? most.atMost(GOOD_SIZE) : most;
    Units units = new Units(good);
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    while (from < blocks.size()) {
      String section = blocks.get(from).section();
      List<Part> together = new ArrayList<>();
      while (from < blocks.size() && blocks.get(from).section().equals(section)) {
        Block block = blocks.get(from++);
        List<String> texts = most.fits(block.text()) ? List.of(block.text()) : units.of(block);
        texts.forEach(text -> together.add(new Part(block, text)));
      }
      pieces.addAll(packed(together, good, "\n\n"));
    }
    return pieces;
  }

  private static List<Piece> bySize(List<Block> blocks, Measure most) {
    Units units = new Units(most);
    List<Part> sentences = new ArrayList<>();
    for (Block block : blocks) {
      List<String> texts = block.table() ? units.of(block) : units.sentences(block.text());
      texts.forEach(text -> sentences.add(new Part(block, text)));
    }
    return packed(sentences, most, " ");
  }

  private static List<Piece> byParagraph(List<Block> blocks, Measure most) {
    Units units = new Units(most);
    List<Piece> pieces = new ArrayList<>();
    for (Block block : blocks) {
      units.of(block).forEach(text -> pieces.add(new Part(block, text).until(block, text)));
    }
    return pieces;
  }

  /** Pieces of neighbours that fit together; a piece has the section of its first part. */
  private static List<Piece> packed(List<Part> units, Measure most, String glue) {
    List<String> texts = units.stream().map(Part::text).toList();
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    while (from < units.size()) {
      int end = end(texts, from, most, glue);
      String text = String.join(glue, texts.subList(from, end));
      pieces.add(units.get(from).until(units.get(end - 1).block(), text));
      from = end;
    }
    return pieces;
  }

  /** As many as fit, but for what leads on: that goes with what it leads to, if both fit there. */
  private static int end(List<String> texts, int from, Measure most, String glue) {
    int full = most.fitting(texts, from, glue);
    int end = full;
    while (full < texts.size() && end > from + 1 && leadsOn(texts.get(end - 1))) {
      end--;
    }
    return end < full && most.fitting(texts, end, glue) > full ? end : full;
  }

  /** Whether a text says something about the next one: it ends in a colon, or names it. */
  private static boolean leadsOn(String text) {
    return text.endsWith(":") || TITLE.matcher(text).matches();
  }

  /** A block, or what of it stays whole. */
  private record Part(Block block, String text) {
    /** The piece that begins here and ends with another block. */
    Piece until(Block last, String whole) {
      return new Piece(block.section(), whole, block.page(), last.lastPage());
    }
  }
}
