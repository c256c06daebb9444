package io.plugdesk.desk.plugins;

import java.util.function.Supplier;

/**
 * One call of a leased instance: it counts for the health of its version, and takes one of the
 * places that its plugin and its tenant have.
 *
 * <p>Used by the thread that calls, and by the one that waits for it. Its place is free again when
 * it is closed, so whoever gives up waiting leaves the closing to the thread that is still inside
 * the plugin: a thread that does not come back keeps its place. Throws nothing.
 */
public interface Call extends AutoCloseable {
  /**
   * Says that the call went wrong, at most once. One that is closed without it is a success. What
   * the plugin refused with good reason ({@link io.plugdesk.api.PlugdeskException} REJECTED or
   * FORBIDDEN) is none.
   *
   * @param cause what it threw, or a {@link java.util.concurrent.TimeoutException}
   */
  void failed(Throwable cause);

  /** Does work as this call: what it throws counts, and is passed on; the call is over then. */
  default <R> R run(Supplier<R> work) {
    try {
      return work.get();
    } catch (RuntimeException | Error e) {
      failed(e);
      throw e;
    } finally {
      close();
    }
  }

  /** The plugin has come back; repeated, it does nothing. */
  @Override
  void close();
}
