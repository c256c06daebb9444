package io.plugdesk.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What a command prints: lines and tables for people, or one JSON value for scripts. */
final class Output {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GAP = "   ";

  private final PrintStream stream;
  private final boolean json;
  private final int width;
  private final boolean colour;
  private final boolean cutting;

  /**
   * Makes an output.
   *
   * @param stream where it goes
   * @param json whether a script reads it
   * @param width the columns of the terminal that shows it in colours; 0 where there is none
   */
  Output(PrintStream stream, boolean json, int width) {
    this(stream, json, width, width > 0 && !json, width > 0);
  }

  private Output(PrintStream stream, boolean json, int width, boolean colour, boolean cutting) {
    this.stream = stream;
    this.json = json;
    this.width = width;
    this.colour = colour;
    this.cutting = cutting;
  }

  /** The same for a person who wants no colours. */
  Output plain() {
    return new Output(stream, json, width, false, cutting);
  }

  /** The same with whole tables, which may wrap: nothing is lost of what is printed only once. */
  Output whole() {
    return new Output(stream, json, width, colour, false);
  }

  boolean json() {
    return json;
  }

  /** Prints a value as JSON on one line. */
  void value(Object value) {
    try {
      stream.println(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The answer cannot be written as JSON", e);
    }
  }

  void line(String text) {
    stream.println(text);
  }

  /** Prints a piece of a line at once. */
  void piece(String text) {
    stream.print(text);
    stream.flush();
  }

  /** Whether a person looks at a terminal. */
  boolean live() {
    return width > 0 && !json;
  }

  /** The columns of a line that is written anew; one less than there are, lest it wraps. */
  int room() {
    return width - 1;
  }

  /** Writes the last line of a terminal anew, cut to its width: of a wrapped one a part stayed. */
  void again(String text) {
    piece("\r\u001B[2K" + Texts.end(text, room()));
  }

  /** A bar of so many cells, a part of them full. */
  String bar(double part, int cells) {
    int full = (int) Math.round(cells * Math.min(1, part));
    return "█".repeat(full) + faint("░".repeat(cells - full));
  }

  /** Marks text as less important. */
  String faint(String text) {
    return colour ? "\u001B[2m" + text + "\u001B[0m" : text;
  }

  String bold(String text) {
    return colour ? "\u001B[1m" + text + "\u001B[0m" : text;
  }

  /** A green tick or a red cross. */
  String mark(boolean good) {
    var sign = good ? "✓" : "✗";
    return colour ? (good ? "\u001B[32m" : "\u001B[31m") + sign + "\u001B[0m" : sign;
  }

  /**
   * Prints aligned columns under their names; the last one is cut where the terminal ends.
   *
   * @param names the columns
   * @param rows a text for each column
   */
  void table(List<String> names, List<List<String>> rows) {
    var widths = new ArrayList<>(names.stream().map(Texts::columns).toList());
    for (var row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths.set(i, Math.max(widths.get(i), Texts.columns(row.get(i))));
      }
    }
    line(faint(fitting(aligned(names, widths))));
    rows.forEach(row -> line(fitting(aligned(row, widths))));
  }

  private String fitting(String line) {
    return cutting ? Texts.end(line, width) : line;
  }

  private static String aligned(List<String> cells, List<Integer> widths) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i))
          .append(" ".repeat(widths.get(i) - Texts.columns(cells.get(i))))
          .append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
