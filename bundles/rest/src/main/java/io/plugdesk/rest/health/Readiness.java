package io.plugdesk.rest.health;

import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.desk.health.HealthCheck.Health;
import io.plugdesk.rest.routing.Route;
import io.plugdesk.rest.routing.Router;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Whether the house can answer a question: every room that was asked is ready, none is missing. */
final class Readiness {
  /** The rooms without whose health check nothing can be answered. */
  static final List<String> ROOMS = List.of("store", "plugins", "retrieval", "engine");

  /** The resources without which nothing can be answered. */
  static final List<String> PATHS =
      List.of("/api/v1/tenants", "/api/v1/rag/ingest", "/rag/query", "/api/v1/chat", "/chat");

  private static final int SECONDS = 2;

  private final List<HealthCheck> checks;
  private final Router router;
  private final Executor executor;

  /**
   * Makes it.
   *
   * @param checks the rooms' checks, a live list
   * @param router what is served
   * @param executor runs the checks beside each other
   */
  Readiness(List<HealthCheck> checks, Router router, Executor executor) {
    this.checks = checks;
    this.router = router;
    this.executor = executor;
  }

  /** Asks all rooms at once, for two seconds at most. */
  Report report() {
    var asked = checks.stream().map(this::ask).toList();
    var rooms = new ArrayList<Health>();
    asked.forEach(answer -> rooms.add(answer.join()));
    addMissing(rooms);
    rooms.sort(Comparator.comparing(Health::name));
    return new Report(rooms.stream().allMatch(Health::ready) ? "ready" : "not_ready", rooms);
  }

  private CompletableFuture<Health> ask(HealthCheck check) {
    var late = new Health(name(check), false, "Did not answer within %d s".formatted(SECONDS));
    return CompletableFuture.supplyAsync(check::check, executor)
        .exceptionally(
            e -> new Health(name(check), false, "Its check failed: see the log of the house"))
        .completeOnTimeout(late, SECONDS, TimeUnit.SECONDS);
  }

  private void addMissing(List<Health> rooms) {
    var names = rooms.stream().map(Health::name).collect(Collectors.toSet());
    ROOMS.stream()
        .filter(room -> !names.contains(room))
        .forEach(room -> rooms.add(new Health(room, false, "It has not started yet")));
    Set<String> served = router.live().stream().map(Route::path).collect(Collectors.toSet());
    PATHS.stream()
        .filter(path -> !served.contains(path))
        .forEach(path -> rooms.add(new Health(path, false, "It is not served yet")));
  }

  private static String name(HealthCheck check) {
    return check.getClass().getPackageName();
  }

  /**
   * The state of the house.
   *
   * @param status {@code ready} or {@code not_ready}
   * @param rooms the state of each room, by name
   */
  record Report(String status, List<Health> rooms) {
    /** Copies the rooms. */
    Report {
      rooms = List.copyOf(rooms);
    }
  }
}
