package io.plugdesk.engine;

import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.MDC;

/** Puts into the log lines of this thread which message they are about, until it is closed. */
final class LogContext implements AutoCloseable {
  private static final String TENANT = "tenant";
  private static final String CONVERSATION = "conversation";
  private static final String TRACE = "trace.id";

  /**
   * Begins the work on a message.
   *
   * @param trace the id of the request that brought it, or null: then the message's own id is taken
   */
  LogContext(Accepted message, String trace) {
    MDC.put(TENANT, message.tenant().slug());
    MDC.put(CONVERSATION, message.conversationId());
    MDC.put(TRACE, trace == null ? message.id().replace("-", "") : trace);
  }

  /** The id of the request that this thread works on, or null. */
  static String trace() {
    return MDC.get(TRACE);
  }

  /** The work with the log context of this thread, to be done in another one. */
  static <T> Callable<T> carried(Callable<T> work) {
    Map<String, String> context = MDC.getCopyOfContextMap();
    if (context == null) {
      return work;
    }
    return () -> {
      MDC.setContextMap(context);
      try {
        return work.call();
      } finally {
        MDC.clear();
      }
    };
  }

  @Override
  public void close() {
    MDC.remove(TENANT);
    MDC.remove(CONVERSATION);
    MDC.remove(TRACE);
  }
}
