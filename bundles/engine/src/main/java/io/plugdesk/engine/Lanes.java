package io.plugdesk.engine;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs tasks of one conversation one after the other, and those of different ones in parallel. */
final class Lanes {
  private final Executor executor;
  private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

  Lanes(Executor executor) {
    this.executor = executor;
  }

  /** Runs the task after all earlier ones of the same lane. */
  void run(String lane, Runnable task) {
    synchronized (waiting) {
      var queue = waiting.get(lane);
      if (queue != null) {
        queue.add(task);
        return;
      }
      waiting.put(lane, new ArrayDeque<>());
    }
    start(lane, task);
  }

  /** Whether tasks of the lane wait or run. */
  boolean busy(String lane) {
    synchronized (waiting) {
      return waiting.containsKey(lane);
    }
  }

  private void start(String lane, Runnable task) {
    executor.execute(
        () -> {
          try {
            task.run();
          } finally {
            next(lane);
          }
        });
  }

  private void next(String lane) {
    Runnable task;
    synchronized (waiting) {
      task = waiting.get(lane).poll();
      if (task == null) {
        waiting.remove(lane);
        return;
      }
    }
    start(lane, task);
  }
}
