package io.plugdesk.model.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A passage cut into what is read at once: whole lines while they fit, a longer line in parts. */
final class Windows {
  private static final int HEADING = 48;

  /** The longest line, in tokens with their markers; what is beyond them is left out. */
  private static final int LINE = 1024;

  /** The most windows that are looked at; what is beyond them is left out. */
  private static final int MOST = 32;

  /**
   * The first word of BERT's vocabulary, "the": letters and signs are before it, and the commoner a
   * word, the lower its id.
   */
  private static final int FIRST_WORD = 1996;

  private final int[] heading;
  private final int end;
  private final int room;
  private final List<int[]> windows = new ArrayList<>();
  private int[] open = {};

  private Windows(int[] heading, int end, int room) {
    this.heading = heading;
    this.end = end;
    this.room = room;
  }

  /**
   * Cuts.
   *
   * @param tokenizer gives the tokens
   * @param passage its first line is the heading of every window; a single line has none
   * @param room how many tokens of the other lines a window holds
   */
  static Windows of(WordPiece tokenizer, String passage, int room) {
    var lines = passage.lines().toList();
    boolean headed = lines.size() > 1;
    int[] first = tokenizer.ids(headed ? lines.get(0) : "", HEADING);
    var windows = new Windows(bare(first), first[first.length - 1], room);
    for (var line : headed ? lines.subList(1, lines.size()) : lines) {
      windows.add(bare(tokenizer.ids(line, LINE)));
    }
    windows.close();
    return windows;
  }

  /** The tokens of each window in the order of the text, an end marker last; one at least. */
  List<int[]> all() {
    return List.copyOf(windows);
  }

  /**
   * The windows that share most with a question, rare words counting more.
   *
   * @param question its tokens
   * @param most how many at most
   * @return the nearest first; of the same nearness, the first of the text
   */
  List<int[]> nearest(int[] question, int most) {
    return windows.stream()
        .limit(MOST)
        .map(window -> new Near(window, shared(question, window)))
        .sorted(Comparator.comparingDouble(near -> -near.shared))
        .limit(most)
        .map(Near::window)
        .toList();
  }

  /** A word's rarity is the logarithm of its rank (G. K. Zipf, 1949). */
  private static double shared(int[] question, int[] window) {
    return Arrays.stream(question)
        .distinct()
        .filter(token -> token >= FIRST_WORD)
        .filter(token -> Arrays.stream(window).anyMatch(other -> other == token))
        .mapToDouble(token -> Math.log(token - FIRST_WORD + 1))
        .sum();
  }

  /** A window and what it shares with the question. */
  private record Near(int[] window, double shared) {}

  private void add(int[] line) {
    if (open.length + line.length > room && open.length > 0) {
      close();
    }
    int from = 0;
    for (; line.length - from > room; from += room) {
      open = Arrays.copyOfRange(line, from, from + room);
      close();
    }
    open = joined(open, Arrays.copyOfRange(line, from, line.length));
  }

  private void close() {
    if (open.length > 0 || windows.isEmpty()) {
      windows.add(joined(joined(heading, open), new int[] {end}));
      open = new int[] {};
    }
  }

  private static int[] joined(int[] one, int[] other) {
    int[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static int[] bare(int[] marked) {
    return Arrays.copyOfRange(marked, 1, marked.length - 1);
  }
}
