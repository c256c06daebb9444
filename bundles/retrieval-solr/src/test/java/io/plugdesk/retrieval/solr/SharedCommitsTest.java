package io.plugdesk.retrieval.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedCommitsTest {
  private final SharedCommits commits = new SharedCommits();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void thoseWhoWaitShareOneThatBeginsAfterTheirChange() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Thread first =
        started(
            () ->
                commits.after(
                    () -> {
                      made.incrementAndGet();
                      begun.countDown();
                      await(mayEnd);
                    }));
    await(begun);
    List<Thread> others = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      others.add(started(() -> commits.after(made::incrementAndGet)));
    }
    for (Thread other : others) {
      untilItWaits(other);
    }
    mayEnd.countDown();
    others.add(first);
    for (Thread thread : others) {
      thread.join(20_000);
    }
    assertEquals(2, made.get());
  }

  @Test
  void aFailureIsToldAndTheNextOneIsTried() {
    assertThrows(
        IllegalStateException.class,
        () ->
            commits.after(
                () -> {
                  throw new IllegalStateException("away");
                }));
    commits.after(made::incrementAndGet);
    assertEquals(1, made.get());
  }

  @Test
  void eachWhoComesLaterMakesOneOfTheirOwn() {
    commits.after(made::incrementAndGet);
    commits.after(made::incrementAndGet);
    assertEquals(2, made.get());
  }

  private static Thread started(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    return thread;
  }

  private static void untilItWaits(Thread thread) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (thread.getState() != Thread.State.WAITING) {
      assertTrue(System.nanoTime() < end, "It does not wait");
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
