package io.plugdesk.desk.health;

/**
 * Published by each room that can be not ready; readiness is the sum of all.
 *
 * <p>Called a few times a second at most, from any thread; it answers within two seconds. Never
 * null, throws nothing.
 */
public interface HealthCheck {
  /** What the room is called, and whether it is ready. */
  Health check();

  /**
   * The state of one room.
   *
   * @param name the room, in one word
   * @param ready whether it can serve
   * @param detail what it waits for and the cure; empty when ready
   */
  record Health(String name, boolean ready, String detail) {}
}
