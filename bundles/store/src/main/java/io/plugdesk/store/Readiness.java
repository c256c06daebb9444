package io.plugdesk.store;

import io.plugdesk.desk.health.HealthCheck;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the store still waits for, by what waits; it is ready when that is nothing. */
final class Readiness implements HealthCheck {
  private final Map<String, String> waiting = new ConcurrentSkipListMap<>();

  /**
   * Notes that something is not ready.
   *
   * @param what what is not ready
   * @param detail what it waits for, and the cure
   */
  void waitsFor(String what, String detail) {
    waiting.put(what, detail);
  }

  /**
   * Notes that something is ready, or is no more.
   *
   * @param what what is ready
   */
  void isReady(String what) {
    waiting.remove(what);
  }

  @Override
  public Health check() {
    return new Health("store", waiting.isEmpty(), String.join("; ", waiting.values()));
  }
}
