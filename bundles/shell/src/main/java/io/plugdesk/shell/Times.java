package io.plugdesk.shell;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the shell shows them: UTC, to the minute. */
final class Times {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  static String shown(Instant time) {
    return time == null ? "" : MINUTES.format(time);
  }
}
