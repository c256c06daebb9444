package io.plugdesk.rest.server;

import java.util.UUID;
import java.util.regex.Pattern;

/** The id under which all log lines of a request stand: the caller's own, or a new one. */
final class Trace {
  /** Where it lies in the log context, as the Elastic Common Schema names it. */
  static final String KEY = "trace.id";

  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  private Trace() {}

  /**
   * The id of a request.
   *
   * @param traceParent the header of W3C Trace Context, or null
   */
  static String of(String traceParent) {
    var header = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
    return header.matches() ? header.group(1) : UUID.randomUUID().toString().replace("-", "");
  }
}
