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
   * Begins a call of the instance; a lease without one says nothing about the plugin's health.
   *
   * @throws io.plugdesk.api.PlugdeskException TRANSIENT when its places stay taken for two seconds
   */
  default Call call() {
    return new Call() {
      @Override
      public void failed(Throwable cause) {
        Lease.this.failed(cause);
      }

      @Override
      public void close() {}
    };
  }

  /**
   * Says that what was asked of the instance outside of a {@link #call} went wrong; called before
   * {@link #close}.
   *
   * @param cause what it threw, or a {@link java.util.concurrent.TimeoutException}
   */
  void failed(Throwable cause);

  /** Gives it back; repeated, it does nothing. */
  @Override
  void close();
}
