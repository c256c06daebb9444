package io.plugdesk.model.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a passage into what is read at once: whole lines while they fit, a longer line in parts. */
final class Windows {
  private static final int HEADING = 48;
  private static final int MARKERS = 2;

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
   * @param most how many windows at most; what is beyond them is left out
   * @return the tokens of each window, an end marker last; one at least
   */
  static List<int[]> of(WordPiece tokenizer, String passage, int room, int most) {
    var lines = passage.lines().toList();
    boolean headed = lines.size() > 1;
    int[] first = tokenizer.ids(headed ? lines.get(0) : "", HEADING);
    var windows = new Windows(bare(first), first[first.length - 1], room);
    for (var line : headed ? lines.subList(1, lines.size()) : lines) {
      windows.add(bare(tokenizer.ids(line, room * most + MARKERS)));
    }
    windows.close();
    return windows.windows.subList(0, Math.min(most, windows.windows.size()));
  }

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
