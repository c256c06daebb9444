package io.plugdesk.desk.plugins;

/**
 * Holds a plugin instance while a call or stream is in progress; it is not stopped before every
 * lease is closed or the drain limit has passed.
 *
 * @param <T> the seam
 */
public interface Lease<T> extends AutoCloseable {
  /** The instance. */
  T get();

  /** The plugin's id. */
  String plugin();

  /** The version of the plugin's bundle. */
  String version();

  /**
   * Says that what was asked of the instance went wrong; called before {@link #close}, at most once
   * for each call. A lease that is closed without it counts as a success. What the plugin refused
   * with good reason ({@link io.plugdesk.api.PlugdeskException} REJECTED or FORBIDDEN) is none.
   *
   * @param cause what it threw, or a {@link java.util.concurrent.TimeoutException}
   */
  void failed(Throwable cause);

  /** Gives it back; repeated, it does nothing. */
  @Override
  void close();
}
