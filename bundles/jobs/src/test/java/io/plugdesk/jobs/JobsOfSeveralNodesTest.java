package io.plugdesk.jobs;

import static io.plugdesk.jobs.Workshop.ACME;
import static io.plugdesk.jobs.Workshop.GLOBEX;
import static io.plugdesk.jobs.Workshop.LIMIT_SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.jobs.Job;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of jobs when nodes stop, are killed or share them, and when a tenant goes. */
class JobsOfSeveralNodesTest {
  private final Workshop shop = new Workshop();

  @AfterEach
  void close() throws SQLException {
    shop.close();
  }

  @Test
  void whatRanOnAKilledNodeIsDoneAgain() throws Exception {
    shop.enqueue(ACME, "orphan");
    shop.execute(
        "update jobs.job set picked = true, picked_by = 'killed', version = 2,"
            + " last_heartbeat = now() - interval '1 minute'");
    shop.workers.addHandler(new Workshop.Trial(job -> shop.done.add(job.id())));
    assertEquals("orphan", shop.next());
    shop.awaitRows("0");
  }

  @Test
  void stoppingInterruptsAndKeepsTheJob() throws Exception {
    var begun = new CountDownLatch(1);
    shop.workers.addHandler(
        new Workshop.Trial(
            job -> {
              begun.countDown();
              Workshop.await(new CountDownLatch(1));
            }));
    shop.enqueue(ACME, "long");
    assertTrue(begun.await(LIMIT_SECONDS, TimeUnit.SECONDS));
    shop.workers.close();
    shop.awaitRows("1");
    assertEquals("1", shop.rows("not picked and coalesce(consecutive_failures, 0) = 0"));
    shop.workers = shop.newWorkers();
    shop.workers.addHandler(new Workshop.Trial(job -> shop.done.add(job.id())));
    assertEquals("long", shop.next());
  }

  @Test
  void twoNodesDoEachJobOnce() throws Exception {
    var other = shop.newWorkers();
    var seen = ConcurrentHashMap.<String>newKeySet();
    shop.workers.addHandler(new Workshop.Trial(job -> note(seen, job)));
    other.addHandler(new Workshop.Trial(job -> note(seen, job)));
    shop.units.within(
        ACME,
        "enqueue",
        unit -> {
          for (var i = 0; i < 60; i++) {
            shop.jobs.enqueue(unit, Workshop.job(ACME, "j" + i));
          }
          return null;
        });
    shop.awaitRows("0");
    other.close();
    assertEquals(60, seen.size());
    assertFalse(shop.done.contains("twice"));
  }

  @Test
  void erasingATenantEndsItsJobsAndNoOthers() throws Exception {
    var begun = new CountDownLatch(1);
    shop.workers.addHandler(
        new Workshop.Trial(
            job -> {
              begun.countDown();
              Workshop.await(new CountDownLatch(1));
            }));
    shop.enqueue(ACME, "runs");
    assertTrue(begun.await(LIMIT_SECONDS, TimeUnit.SECONDS));
    shop.enqueue(Workshop.unhandled(GLOBEX, "stays"));
    shop.enqueue(Workshop.unhandled(ACME, "goes"));
    Workshop.eventually(
        () -> {
          shop.workers.erase(ACME);
          return shop.rows("true").equals("1");
        });
    assertEquals("0", shop.rows("tenant_id = '" + ACME.tenantId() + "'"));
  }

  private void note(Set<String> seen, Job job) {
    if (!seen.add(job.id())) {
      shop.done.add("twice");
    }
  }
}
