package io.plugdesk.desk.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * Published by each room that has jobs done.
 *
 * <p>{@link #run} is called from several threads, for one job from one thread at a time on all
 * nodes, and again after a crash: repeated, it must do no harm. It may take as long as it needs;
 * its thread is interrupted when the house stops, and the job is done again later. Returning ends
 * the job. {@link NotYet} puts it off; any other exception is a failed attempt.
 */
public interface JobHandler {
  /** The kind of jobs it does, such as {@code intake.document}; always the same. */
  String kind();

  /**
   * Does a job.
   *
   * @param job the job
   */
  void run(Job job);

  /**
   * Says whether a failed job is to be tried again, in the thread of the attempt.
   *
   * @param job the job
   * @param attempt how often it was tried by now, from 1
   * @param failure why it failed
   * @return how long to wait before the next attempt; empty when it is given up
   */
  Optional<Duration> failed(Job job, int attempt, RuntimeException failure);
}
