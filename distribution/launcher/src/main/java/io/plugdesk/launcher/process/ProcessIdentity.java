package io.plugdesk.launcher.process;

import java.time.Instant;
import java.util.Optional;

/**
 * One process and no other: a number alone may have been given away again.
 *
 * @param pid its number
 * @param startedMillis when it began, in milliseconds since 1970
 */
public record ProcessIdentity(long pid, long startedMillis) {
  private static final long TOLERANCE_MILLIS = 2000;

  public static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(
        process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }

  /** The process, if it still runs and is the same one. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  public boolean isAlive() {
    return find().isPresent();
  }

  private boolean isSame(ProcessHandle process) {
    long started = of(process).startedMillis();
    return Math.abs(started - startedMillis) <= TOLERANCE_MILLIS;
  }
}
