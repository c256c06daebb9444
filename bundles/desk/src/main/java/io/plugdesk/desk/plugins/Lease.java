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

  /** Gives it back; repeated, it does nothing. */
  @Override
  void close();
}
