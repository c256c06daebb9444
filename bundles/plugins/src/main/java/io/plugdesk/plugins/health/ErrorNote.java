package io.plugdesk.plugins.health;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.plugins.PluginHealth.LastError;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What may be told of an exception that left a plugin: its class, and where it was thrown.
 *
 * <p>Its message may hold a key, or what a customer wrote, and is told of {@link PlugdeskException}
 * only, which is made for people. The exception is not kept: it would keep the plugin's classes.
 */
final class ErrorNote {
  private static final int LONGEST = 300;

  private ErrorNote() {}

  /**
   * Notes an exception.
   *
   * @param cause what was thrown
   * @param plugin the plugin's id, with which the names of its own classes begin
   * @param time when
   */
  static LastError of(Throwable cause, String plugin, Instant time) {
    var exception = shortened(cause.getClass().getName());
    try {
      return new LastError(time, exception, place(cause, plugin), message(cause));
    } catch (RuntimeException e) {
      return new LastError(time, exception, "", "");
    }
  }

  /** Time limits are measured by the house, whose own place says nothing. */
  private static String place(Throwable cause, String plugin) {
    var frames = cause.getStackTrace();
    var own = Stream.of(frames).filter(frame -> frame.getClassName().startsWith(plugin + "."));
    var innermost =
        cause instanceof TimeoutException ? Stream.<StackTraceElement>of() : Stream.of(frames);
    return Stream.concat(own, innermost).findFirst().map(ErrorNote::shown).orElse("");
  }

  private static String shown(StackTraceElement frame) {
    var line = frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber();
    return shortened(frame.getClassName()) + "." + frame.getMethodName() + line;
  }

  private static String message(Throwable cause) {
    if (cause instanceof TimeoutException) {
      return "It did not answer in time";
    }
    var message = cause instanceof PlugdeskException ? cause.getMessage() : null;
    return message == null ? "" : onOneLine(message);
  }

  /** A terminal obeys control characters. */
  private static String onOneLine(String message) {
    var line = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static String shortened(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
