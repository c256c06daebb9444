package io.plugdesk.hostile;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Attempts to use up what all share; each ends by itself, so that a measurement comes to an end.
 */
final class Exhaustion {
  private static final long LOOP_NANOS = 30_000_000_000L;
  private static final int THREADS = 200;
  private static final int MOST_PIECES = 1024;
  private static final int PIECE = 1 << 20;

  /** Burns a core, and does not listen to an interrupt. */
  String loop() {
    long begin = System.nanoTime();
    long turns = 0;
    while (System.nanoTime() - begin < LOOP_NANOS) {
      turns++;
    }
    return "done: " + turns + " turns";
  }

  /** Starts threads that stay for a while. */
  String threads() {
    var never = new CountDownLatch(1);
    for (int i = 0; i < THREADS; i++) {
      var thread = new Thread(() -> sit(never), "hostile-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    return "done: started " + THREADS;
  }

  /** Takes a gigabyte. */
  String memory() {
    var taken = new ArrayList<byte[]>();
    for (int i = 0; i < MOST_PIECES; i++) {
      taken.add(new byte[PIECE]);
    }
    return "done: took " + taken.size() + " MB";
  }

  /** Fails. */
  String exceptions() {
    throw new IllegalStateException("A storm");
  }

  private static void sit(CountDownLatch never) {
    try {
      never.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
