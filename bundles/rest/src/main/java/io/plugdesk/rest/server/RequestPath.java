package io.plugdesk.rest.server;

import java.util.regex.Pattern;

/** Which paths the door reads: those that mean the same to every part behind it. */
final class RequestPath {
  /** Empty and dotted segments, path parameters, backslashes and control characters. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("//|;|\\\\|%5c|%[01]|%7f|/(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

  private RequestPath() {}

  /**
   * Whether a path is clear.
   *
   * @param path the path as sent, not decoded
   */
  static boolean isClear(String path) {
    return path.startsWith("/") && !AMBIGUOUS.matcher(path).find();
  }
}
