package io.plugdesk.parser.text;

import java.io.IOException;
import java.io.Reader;

/** Lines of a text of any size; a line that never ends is cut, at a space where there is one. */
public final class Lines {
  private static final int LONGEST = 1 << 15;

  private final Reader reader;
  private boolean afterReturn;
  private int pending = -1;

  /** Reads from a reader that is buffered. */
  public Lines(Reader reader) {
    this.reader = reader;
  }

  /** The next line without its end, or null. */
  public String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int letter = pending >= 0 ? pending : reader.read();
    pending = -1;
    if (afterReturn && letter == '\n') {
      letter = reader.read();
    }
    afterReturn = false;
    if (letter < 0) {
      return null;
    }
    while (letter >= 0 && letter != '\n' && letter != '\r') {
      boolean space = Character.isWhitespace(letter);
      if (line.length() >= LONGEST && space || line.length() >= 2 * LONGEST) {
        pending = space ? ' ' : letter;
        return line.toString();
      }
      line.append((char) letter);
      letter = reader.read();
    }
    afterReturn = letter == '\r';
    return line.toString();
  }
}
