package io.plugdesk.intake.parse;

import java.util.ArrayList;
import java.util.List;

/** Parts a long page between paragraphs or rows, so that no more of it is read at once. */
public final class Parts {
  private static final int GOOD = 32_000;
  private static final int MOST = 4 * GOOD;

  private final List<String> parts = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private String header = "";
  private String before = "";

  private Parts() {}

  /** The parts in order; every part of a table has its header. */
  public static List<String> of(String markdown) {
    if (markdown.length() <= GOOD) {
      return List.of(markdown);
    }
    Parts parts = new Parts();
    for (String line : markdown.split("\n", -1)) {
      parts.add(line);
    }
    parts.end();
    return parts.parts;
  }

  private void add(String line) {
    boolean row = line.startsWith("|");
    if (!row) {
      header = "";
    } else if (header.isEmpty() && line.matches("\\|[ :|-]*-[ :|-]*")) {
      header = before + "\n" + line + "\n";
    }
    if (part.length() >= GOOD && (line.isBlank() || row && !header.isEmpty() && !isDashes(line))) {
      end();
      part.append(row ? header : "");
    }
    for (int from = 0; from < line.length() || from == 0; from += MOST) {
      part.append(line, from, Math.min(line.length(), from + MOST)).append('\n');
      if (part.length() >= MOST) {
        end();
      }
    }
    before = line;
  }

  private boolean isDashes(String line) {
    return header.endsWith("\n" + line + "\n");
  }

  private void end() {
    if (!part.isEmpty()) {
      parts.add(part.toString());
      part.setLength(0);
    }
  }
}
