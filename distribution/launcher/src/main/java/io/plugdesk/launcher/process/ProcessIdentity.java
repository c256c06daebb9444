package io.plugdesk.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(this::isSame)
        .filter(process -> !hasEnded(process.pid()));
  }

  public boolean isAlive() {
    return find().isPresent();
  }

  /** Whether it is a zombie: it has ended, and is listed until its parent asks for its code. */
  private static boolean hasEnded(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException notLinuxOrGone) {
      return false;
    }
  }

  private boolean isSame(ProcessHandle process) {
    long started = of(process).startedMillis();
    return Math.abs(started - startedMillis) <= TOLERANCE_MILLIS;
  }
}
