package io.plugdesk.launcher.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is printed: whole lines, and at the bottom one line that changes while something takes long.
 */
public final class Terminal {
  private static final String CLEAR_LINE = "\r\u001B[2K";
  private static final int USUAL_COLUMNS = 80;

  private final PrintStream out;
  private final boolean live;
  private final boolean coloured;
  private final int columns;
  private boolean lineIsOpen;

  /**
   * Prints to a stream.
   *
   * @param live whether a line can change
   * @param columns how many signs a line holds
   */
  public Terminal(PrintStream out, boolean live, boolean coloured, int columns) {
    this.out = out;
    this.live = live;
    this.coloured = coloured;
    this.columns = columns;
  }

  /** The terminal of this process; without colours and changing lines when the output is piped. */
  public static Terminal standard(Map<String, String> environment) {
    boolean live =
        Boolean.getBoolean("plugdesk.terminal") && !"dumb".equals(environment.get("TERM"));
    boolean coloured = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
    int columns = Integer.getInteger("plugdesk.columns", USUAL_COLUMNS);
    return new Terminal(stream(FileDescriptor.out), live, coloured, columns);
  }

  /** Standard error, for what went wrong. */
  public static PrintStream errors() {
    return stream(FileDescriptor.err);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  public boolean isLive() {
    return live;
  }

  public boolean isColoured() {
    return coloured;
  }

  /** How many signs a line holds. */
  public int columns() {
    return columns;
  }

  public synchronized void line(String text) {
    closeLine();
    out.println(text);
  }

  /** Text without a line end, as it comes. */
  public synchronized void text(String text) {
    closeLine();
    out.print(text);
    out.flush();
  }

  /**
   * Replaces the changing line, faint and cut to the width of the terminal: one that wraps could
   * not be replaced. Does nothing where lines cannot change.
   */
  public synchronized void change(String text) {
    if (live) {
      out.print(CLEAR_LINE + faint(cut(text)));
      out.flush();
      lineIsOpen = true;
    }
  }

  public String tick() {
    return colour("32", "✓");
  }

  public String cross() {
    return colour("31", "✗");
  }

  public String mark() {
    return colour("33", "!");
  }

  public String faint(String text) {
    return colour("2", text);
  }

  public String strong(String text) {
    return colour("1", text);
  }

  private String cut(String text) {
    int room = Math.max(1, columns - 1);
    return text.length() <= room ? text : text.substring(0, room - 1) + "…";
  }

  private synchronized void closeLine() {
    if (lineIsOpen) {
      out.print(CLEAR_LINE);
      lineIsOpen = false;
    }
  }

  private String colour(String code, String text) {
    return coloured ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
