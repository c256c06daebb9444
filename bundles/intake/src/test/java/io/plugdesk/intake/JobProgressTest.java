package io.plugdesk.intake;

import static io.plugdesk.intake.House.ACME;
import static io.plugdesk.intake.House.GLOBEX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestJob.Status;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobProgressTest extends InHouse {
  private final BlockingQueue<IngestJob> states = new LinkedBlockingQueue<>();

  @Test
  void tellsEachChangeUntilTheEnd() throws InterruptedException {
    IngestJob job = house.sent("handbook", "Welcome.");
    try (var following = house.progress.follow(ACME, job.jobId(), states::add)) {
      assertEquals(Status.PROCESSING, next().status());
      house.jobs.all(house.handler);
      assertEquals(Status.COMPLETED, next().status());
    }
    assertNull(states.poll());
  }

  @Test
  void tellsOfAJobThatHasEndedAtOnce() throws InterruptedException {
    IngestJob job = house.taken("handbook", "Welcome.");
    try (var following = house.progress.follow(ACME, job.jobId(), states::add)) {
      assertEquals(1, next().chunksProcessed());
    }
  }

  @Test
  void tellsNothingOfAnotherTenant() throws InterruptedException {
    IngestJob job = house.taken("handbook", "Welcome.");
    try (var theirs = house.progress.follow(GLOBEX, job.jobId(), states::add)) {
      BlockingQueue<IngestJob> own = new LinkedBlockingQueue<>();
      try (var following = house.progress.follow(ACME, job.jobId(), own::add)) {
        assertEquals(Status.COMPLETED, own.poll(20, TimeUnit.SECONDS).status());
      }
    }
    assertNull(states.poll());
  }

  private IngestJob next() throws InterruptedException {
    return states.poll(20, TimeUnit.SECONDS);
  }
}
