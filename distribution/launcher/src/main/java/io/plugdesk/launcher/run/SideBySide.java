package io.plugdesk.launcher.run;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.terminal.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Steps that run at the same time; the first failure, or the end of a process, ends the wait. */
final class SideBySide {
  private final Steps steps;
  private final CompletableFuture<Object> failed = new CompletableFuture<>();
  private final List<CompletableFuture<Void>> all = new ArrayList<>();
  private final Executor threads =
      task -> {
        Thread thread = new Thread(task, "step");
        thread.setDaemon(true);
        thread.start();
      };

  SideBySide(Steps steps, CompletableFuture<String> givenUp) {
    this.steps = steps;
    givenUp.thenAccept(reason -> failed.completeExceptionally(new Failure(reason)));
  }

  void add(String name, Steps.Work work) {
    CompletableFuture<Void> future = CompletableFuture.runAsync(() -> run(name, work), threads);
    future.exceptionally(
        failure -> {
          failed.completeExceptionally(failure);
          return null;
        });
    all.add(future);
  }

  /** Returns when all are done; throws the first failure without waiting for the rest. */
  void await() {
    try {
      CompletableFuture.anyOf(
              failed, CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
          .join();
    } catch (CompletionException failure) {
      Throwable cause = failure.getCause();
      throw cause instanceof RuntimeException reason ? reason : new IllegalStateException(cause);
    }
  }

  private void run(String name, Steps.Work work) {
    try {
      steps.run(name, work);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new CompletionException(failure);
    }
  }
}
