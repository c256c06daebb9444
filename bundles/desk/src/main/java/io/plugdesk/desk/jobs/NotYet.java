package io.plugdesk.desk.jobs;

import java.time.Duration;
import java.util.Objects;

/**
 * Thrown by {@link JobHandler#run} when it is not a job's turn: nothing went wrong, it is done
 * again after a while, and the attempt does not count. {@link JobHandler#failed} is not asked.
 */
public class NotYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Duration delay;

  /**
   * Says when.
   *
   * @param reason what it waits for
   * @param delay after what time it may be tried again
   */
  public NotYet(String reason, Duration delay) {
    super(reason, null, false, false);
    this.delay = Objects.requireNonNull(delay, "delay");
  }

  /** After what time it may be tried again. */
  public final Duration delay() {
    return delay;
  }
}
