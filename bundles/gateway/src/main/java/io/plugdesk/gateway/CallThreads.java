package io.plugdesk.gateway;

import java.time.Duration;

/** The threads in which models are asked, and the clock that limits them. */
interface CallThreads extends AutoCloseable {
  /**
   * Runs work soon in a thread of its own.
   *
   * @throws java.util.concurrent.RejectedExecutionException when too much is running
   */
  void run(Runnable work);

  /**
   * Runs short work later.
   *
   * @return takes the work back; repeated or late, that does nothing
   */
  Runnable after(Duration wait, Runnable work);

  @Override
  void close();
}
