package io.plugdesk.jobs;

import io.plugdesk.desk.jobs.JobHandler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handlers that are there, by kind. */
final class Handlers {
  private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);
  private static final String KIND = "[a-z][a-z0-9.-]*";

  private final Map<String, JobHandler> byKind = new ConcurrentHashMap<>();

  void add(JobHandler handler) {
    if (!handler.kind().matches(KIND)) {
      LOG.error(
          "The kind '{}' of {} is not made of lower-case letters, digits, dots and hyphens:"
              + " correct it; its jobs wait",
          handler.kind(),
          handler.getClass().getName());
      return;
    }
    var before = byKind.putIfAbsent(handler.kind(), handler);
    if (before != null) {
      LOG.error(
          "{} and {} both do jobs of the kind {}: remove one; the first one does them",
          before.getClass().getName(),
          handler.getClass().getName(),
          handler.kind());
    }
  }

  void remove(JobHandler handler) {
    byKind.remove(handler.kind(), handler);
  }

  Optional<JobHandler> of(String kind) {
    return Optional.ofNullable(byKind.get(kind));
  }

  /** The kinds as a list in SQL; their letters were checked, so that they can be written as is. */
  String inSql() {
    return byKind.isEmpty()
        ? "(null)"
        : byKind.keySet().stream().collect(Collectors.joining("', '", "('", "')"));
  }
}
