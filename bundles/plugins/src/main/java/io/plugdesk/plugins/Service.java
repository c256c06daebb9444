package io.plugdesk.plugins;

import java.time.Instant;

/**
 * A time in which a version took the work.
 *
 * @param artifact the bundle
 * @param since when it began
 * @param until when another one took over or it was removed; null where it serves still, or where
 *     that is not known
 */
record Service(Artifact artifact, Instant since, Instant until) {
  /** Whether something else served, or nothing, before the next one began. */
  boolean endedBefore(Service next) {
    return until != null && until.isBefore(next.since);
  }
}
