package io.plugdesk.launcher.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Hands text on without the codes by which a terminal changes colours or moves its cursor. */
public final class PlainText {
  private static final int ESCAPE = 0x1B;

  private PlainText() {}

  /** Copies until the end, each part as soon as it comes. */
  public static void copy(InputStream from, OutputStream to) throws IOException {
    var state = State.TEXT;
    var part = new byte[8192];
    for (int length = from.read(part); length >= 0; length = from.read(part)) {
      int kept = 0;
      for (int at = 0; at < length; at++) {
        var before = state;
        state = before.after(part[at]);
        if (before == State.TEXT && state == State.TEXT) {
          part[kept++] = part[at];
        }
      }
      to.write(part, 0, kept);
      to.flush();
    }
  }

  /** Where in a code a byte stands, after ECMA-48, section 5.4. */
  private enum State {
    TEXT,
    BEGUN,
    CODE;

    State after(byte next) {
      return switch (this) {
        case TEXT -> next == ESCAPE ? BEGUN : TEXT;
        case BEGUN -> next == '[' ? CODE : TEXT;
        case CODE -> next >= '@' && next <= '~' ? TEXT : CODE;
      };
    }
  }
}
