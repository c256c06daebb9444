package io.plugdesk.bench.hostile;

import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another tenant, whose people go on asking, one question after the other. */
final class Neighbour implements AutoCloseable {
  private static final long THINK_MILLIS = 100;
  private static final Map<String, Object> QUESTION =
      Map.of("message", "Within how many days can a tent be returned?");

  private final Wire wire;
  private final Tenant tenant;
  private final List<Long> millis = new ArrayList<>();
  private final Thread thread = new Thread(this::ask, "neighbour");
  private int failed;
  private volatile boolean over;

  Neighbour(Wire wire, Tenant tenant) {
    this.wire = wire;
    this.tenant = tenant;
    thread.start();
  }

  /** How many were answered or not, and how long it took, since it was asked last. */
  synchronized Turns turns() {
    var sorted = millis.stream().sorted().toList();
    long p95 = sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * 0.95));
    var turns = new Turns(sorted.size() + failed, failed, p95);
    millis.clear();
    failed = 0;
    return turns;
  }

  private void ask() {
    while (!over) {
      long begin = System.nanoTime();
      boolean answered = answered();
      note(answered, (System.nanoTime() - begin) / 1_000_000);
      try {
        Thread.sleep(THINK_MILLIS);
      } catch (InterruptedException closed) {
        return;
      }
    }
  }

  private boolean answered() {
    try {
      var answer = wire.once(Call.post("/api/v1/query", tenant.user(), QUESTION));
      return answer.path("response").asText().contains("42");
    } catch (IOException gone) {
      return false;
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized void note(boolean answered, long took) {
    if (answered) {
      millis.add(took);
    } else {
      failed++;
    }
  }

  @Override
  public void close() {
    over = true;
    thread.interrupt();
  }

  /**
   * Questions of a while.
   *
   * @param asked how many
   * @param failed how many of them were not answered
   * @param p95 within how many milliseconds 95 % of the others were
   */
  record Turns(int asked, int failed, long p95) {}
}
