package io.plugdesk.jobs;

import static io.plugdesk.jobs.Workshop.ACME;
import static io.plugdesk.jobs.Workshop.GLOBEX;
import static io.plugdesk.jobs.Workshop.LIMIT_SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.jobs.NotYet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of jobs, on a real PostgreSQL. */
class JobsOnPostgresTest {
  private final Workshop shop = new Workshop();

  @AfterEach
  void close() throws SQLException {
    shop.close();
  }

  @Test
  void doesAJobAfterTheCommit() throws Exception {
    shop.workers.addHandler(
        new Workshop.Trial(job -> shop.done.add(job.tenant().slug() + " " + job.id())));
    shop.enqueue(ACME, "a b");
    assertEquals("acme a b", shop.next());
    shop.awaitRows("0");
  }

  @Test
  void takesNoJobOfATransactionThatFails() throws Exception {
    shop.workers.addHandler(new Workshop.Trial(job -> shop.done.add(job.id())));
    assertThrows(
        IllegalStateException.class,
        () ->
            shop.units.within(
                ACME,
                "fail",
                unit -> {
                  shop.jobs.enqueue(unit, Workshop.job(ACME, "lost"));
                  throw new IllegalStateException("no");
                }));
    shop.enqueue(ACME, "kept");
    assertEquals("kept", shop.next());
    assertNull(shop.done.poll());
  }

  @Test
  void refusesAJobForAnotherTenantThanTheUnits() {
    var failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                shop.units.within(
                    ACME,
                    "enqueue",
                    unit -> {
                      shop.jobs.enqueue(unit, Workshop.job(GLOBEX, "x"));
                      return null;
                    }));
    assertTrue(failure.getCause().getMessage().contains("row-level security"));
  }

  @Test
  void aJobWaitsForItsHandler() throws Exception {
    shop.enqueue(ACME, "early");
    shop.enqueue(ACME, "early");
    assertEquals("1", shop.rows("not picked"));
    shop.workers.addHandler(new Workshop.Trial(job -> shop.done.add(job.id())));
    assertEquals("early", shop.next());
    shop.awaitRows("0");
    assertNull(shop.done.poll());
  }

  @Test
  void aJobThatIsTakenAgainWhileItRunsIsDoneOnceMore() throws Exception {
    var goOn = new CountDownLatch(1);
    shop.workers.addHandler(
        new Workshop.Trial(
            job -> {
              shop.done.add(job.id());
              Workshop.await(goOn);
            }));
    shop.enqueue(ACME, "changed");
    assertEquals("changed", shop.next());
    shop.enqueue(ACME, "changed");
    goOn.countDown();
    assertEquals("changed", shop.next());
    shop.awaitRows("0");
  }

  @Test
  void triesAgainAsTheHandlerSays() throws Exception {
    var attempts = new LinkedBlockingQueue<Integer>();
    shop.workers.addHandler(
        new Workshop.Trial(
            job -> {
              throw new IllegalStateException("not yet");
            }) {
          @Override
          public Optional<Duration> failed(Job job, int attempt, RuntimeException failure) {
            attempts.add(attempt);
            return attempt < 3 ? Optional.of(Duration.ofMillis(1)) : Optional.empty();
          }
        });
    shop.enqueue(ACME, "hard");
    for (var expected = 1; expected <= 3; expected++) {
      assertEquals(expected, attempts.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
    }
    shop.awaitRows("0");
  }

  @Test
  void anErrorIsAFailedAttemptToo() throws Exception {
    var failures = new LinkedBlockingQueue<RuntimeException>();
    shop.workers.addHandler(
        new Workshop.Trial(
            job -> {
              throw new StackOverflowError();
            }) {
          @Override
          public Optional<Duration> failed(Job job, int attempt, RuntimeException failure) {
            failures.add(failure);
            return Optional.empty();
          }
        });
    shop.enqueue(ACME, "deep");
    shop.awaitRows("0");
    assertInstanceOf(StackOverflowError.class, failures.remove().getCause());
  }

  @Test
  void whatIsPutOffIsDoneLaterAndHasNotFailed() throws Exception {
    var turns = new LinkedBlockingQueue<String>();
    shop.workers.addHandler(
        new Workshop.Trial(
            job -> {
              turns.add(job.id());
              if (turns.size() < 3) {
                throw new NotYet("It is not its turn", Duration.ofMillis(1));
              }
            }) {
          @Override
          public Optional<Duration> failed(Job job, int attempt, RuntimeException failure) {
            throw new AssertionError(failure);
          }
        });
    shop.enqueue(ACME, "late");
    shop.awaitRows("0");
    assertEquals(3, turns.size());
  }

  @Test
  void oneFailingKindDoesNotHoldUpAnother() throws Exception {
    shop.workers.addHandler(new Workshop.Trial(job -> shop.done.add(job.id())));
    shop.units.within(
        ACME,
        "enqueue",
        unit -> {
          for (var i = 0; i < 20; i++) {
            shop.jobs.enqueue(unit, new Job(ACME, "nobody.does.it", "waits " + i));
          }
          shop.jobs.enqueue(unit, Workshop.job(ACME, "goes"));
          return null;
        });
    assertEquals("goes", shop.next());
    shop.awaitRows("20");
  }
}
