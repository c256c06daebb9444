package io.plugdesk.bench.upgrade;

import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests of one kind at a steady rate, whether or not those before them were answered; the time
 * of each counts from the moment at which it was due. Each is sent once: one that fails has failed,
 * and so has one whose answer does not say what it should, whatever its status.
 */
final class Pace {
  private final URI address;
  private final byte[] request;
  private final String expected;
  private final Latencies latencies;
  private final double perSecond;
  private final Deque<Line> idle = new ConcurrentLinkedDeque<>();

  /**
   * Requests that have not begun.
   *
   * @param address where the house answers
   * @param request what is sent
   * @param expected a piece of the body of every answer that counts as taken
   * @param latencies where they are counted
   * @param perSecond how many are due in a second
   */
  Pace(URI address, byte[] request, String expected, Latencies latencies, double perSecond) {
    this.address = address;
    this.request = request;
    this.expected = expected;
    this.latencies = latencies;
    this.perSecond = perSecond;
  }

  /** Sends until the run is over, and waits for the last answers. */
  void keep(Run run) throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    long step = (long) (1e9 / perSecond);
    for (long due = System.nanoTime(); !run.over(); due += step) {
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      long dueAt = due;
      threads.execute(() -> send(dueAt));
    }
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
    idle.forEach(Line::close);
  }

  private void send(long dueAt) {
    Line line = null;
    try {
      line = line();
      var answer = line.send(request);
      var text = answer.text();
      if (answer.status() < 300 && text.contains(expected)) {
        latencies.took(System.nanoTime() - dueAt);
      } else {
        latencies.failed(answer.status() + " " + text);
      }
      idle.push(line);
    } catch (IOException | RuntimeException e) {
      latencies.failed(String.valueOf(e));
      if (line != null) {
        line.close();
      }
    }
  }

  /** The line that was used last; those that nobody needed for some time are given up. */
  private Line line() throws IOException {
    for (var line = idle.poll(); line != null; line = idle.poll()) {
      if (line.isFresh()) {
        return line;
      }
      line.close();
    }
    return new Line(address);
  }
}
