package io.plugdesk.parser;

/** What went wrong, for whoever mends the parser: classes and lines, never a word of a file. */
final class Complaints {
  private static final int MOST_FRAMES = 8;

  private Complaints() {}

  /** Tells a failure and its causes. */
  static void tell(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(cause.getClass().getName()).append('\n');
      StackTraceElement[] frames = cause.getStackTrace();
      for (int at = 0; at < Math.min(MOST_FRAMES, frames.length); at++) {
        text.append("    at ").append(frames[at]).append('\n');
      }
    }
    System.err.print(text);
  }
}
