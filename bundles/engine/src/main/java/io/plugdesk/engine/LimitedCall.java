package io.plugdesk.engine;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.Call;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A call of a plugin in a thread of the engine's. The place of the call is free again when the
 * plugin has come back, which may be long after its limit.
 *
 * @param <R> what it gives
 */
final class LimitedCall<R> {
  private final String name;
  private final ClassLoader loader;
  private final Call call;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final FutureTask<R> task;

  /**
   * Makes a call.
   *
   * @param name what is called, as the log names it
   * @param plugin the instance; threads that it starts carry its class loader, and are counted
   * @param call its place, which is given back here
   * @param work what is done
   */
  LimitedCall(String name, Object plugin, Call call, Callable<R> work) {
    this.name = name;
    this.loader = plugin.getClass().getClassLoader();
    this.call = call;
    this.task = new FutureTask<>(LogContext.carried(() -> run(work)));
  }

  /**
   * Calls and waits.
   *
   * @throws PlugdeskException TRANSIENT when it takes longer, or no thread is free
   */
  R within(Duration limit, Executor executor) {
    try {
      executor.execute(task);
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.failed(e);
      giveUp();
      throw new PlugdeskException(Kind.TRANSIENT, name + " did not answer in time", e);
    } catch (RejectedExecutionException e) {
      giveUp();
      throw new PlugdeskException(
          Kind.TRANSIENT, "Too many plugins are being called at once: try again", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(name + " failed", e.getCause());
    } catch (InterruptedException e) {
      giveUp();
      Thread.currentThread().interrupt();
      throw new PlugdeskException(Kind.TRANSIENT, "The house stops", e);
    }
  }

  private R run(Callable<R> work) throws Exception {
    if (!begun.compareAndSet(false, true)) {
      throw new IllegalStateException("It was given up before it began");
    }
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.call();
    } catch (Throwable e) {
      call.failed(e);
      throw e;
    } finally {
      thread.setContextClassLoader(before);
      call.close();
    }
  }

  /** Interrupts it; the place of what has not begun is given back here. */
  private void giveUp() {
    task.cancel(true);
    if (begun.compareAndSet(false, true)) {
      call.close();
    }
  }
}
