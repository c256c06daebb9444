package io.plugdesk.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.gateway.Usage;
import io.plugdesk.desk.metrics.Meters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UsageJournalTest {
  private final List<String> counted = Collections.synchronizedList(new ArrayList<>());
  private final Meters meters =
      new Meters() {
        @Override
        public void count(String name, String... tags) {
          counted.add(name);
        }

        @Override
        public void time(String name, Duration duration, String... tags) {
          counted.add(name);
        }
      };

  @Test
  void storesWhatWaitsBeforeItCloses() {
    var stored = Collections.synchronizedList(new ArrayList<String>());
    var journal = new UsageJournal(usage -> stored.add(usage.id()), meters);

    journal.add(usage("1"));
    journal.add(usage("2"));
    journal.close();

    assertEquals(List.of("1", "2"), stored);
    assertTrue(counted.contains("llm_request_duration_seconds"));
  }

  @Test
  void keepsARecordWhileTheStoreIsDown() throws InterruptedException {
    var attempts = new AtomicInteger();
    var stored = new CountDownLatch(1);
    try (var journal =
        new UsageJournal(
            usage -> {
              if (attempts.incrementAndGet() == 1) {
                throw new PlugdeskException(PlugdeskException.Kind.TRANSIENT, "down");
              }
              stored.countDown();
            },
            meters)) {
      journal.add(usage("1"));

      assertTrue(stored.await(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void countsWhatItMustDrop() throws InterruptedException {
    var held = new CountDownLatch(1);
    var writing = new CountDownLatch(1);
    try (var journal =
        new UsageJournal(
            usage -> {
              writing.countDown();
              await(held);
            },
            meters)) {
      journal.add(usage("0"));
      assertTrue(writing.await(10, TimeUnit.SECONDS));
      for (int number = 0; number < 1001; number++) {
        journal.add(usage("x"));
      }

      assertEquals(1, Collections.frequency(counted, "llm_usage_dropped_total"));
      held.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static UsageRecord usage(String id) {
    var tenant = new TenantContext("0198c0de-0000-7000-8000-000000000001", "acme");
    return new UsageRecord(
        id,
        tenant,
        "engine",
        null,
        "io.plugdesk.model.fake",
        new Usage("fake", null, null),
        12,
        null,
        "answered",
        Instant.EPOCH);
  }
}
