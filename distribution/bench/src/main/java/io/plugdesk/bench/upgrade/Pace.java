package io.plugdesk.bench.upgrade;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Requests of one kind at a steady rate, whether or not those before them were answered; the time
 * of each counts from the moment at which it was due.
 */
final class Pace {
  private final HttpClient http;
  private final Latencies latencies;
  private final double perSecond;
  private final Supplier<HttpRequest> request;

  Pace(HttpClient http, Latencies latencies, double perSecond, Supplier<HttpRequest> request) {
    this.http = http;
    this.latencies = latencies;
    this.perSecond = perSecond;
    this.request = request;
  }

  /** Sends until the run is over, and waits for the last answers. */
  void keep(Run run) throws InterruptedException {
    var open = ConcurrentHashMap.<CompletableFuture<?>>newKeySet();
    long step = (long) (1e9 / perSecond);
    long due = System.nanoTime();
    while (!run.over()) {
      long wait = due - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
      }
      long dueAt = due;
      var answer = http.sendAsync(request.get(), BodyHandlers.ofString());
      var seen = answer.handle((response, failure) -> took(dueAt, response, failure));
      open.add(seen);
      seen.whenComplete((done, never) -> open.remove(seen));
      due += step;
    }
    CompletableFuture.allOf(open.toArray(CompletableFuture<?>[]::new)).join();
  }

  private Void took(long dueAt, HttpResponse<String> response, Throwable failure) {
    if (failure != null) {
      latencies.failed(String.valueOf(failure));
    } else if (response.statusCode() >= 300) {
      latencies.failed(response.statusCode() + " " + response.body());
    } else {
      latencies.took(System.nanoTime() - dueAt);
    }
    return null;
  }
}
