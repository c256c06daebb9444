package io.plugdesk.grounding;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.desk.plugins.Call;
import io.plugdesk.desk.plugins.Lease;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A search that is under way in a thread of its own; it counts for its plugin's health. */
final class TimedSearch {
  private static final Logger LOG = LoggerFactory.getLogger(TimedSearch.class);
  private static final long LIMIT_SECONDS = 5;

  private final Call call;
  private final FutureTask<List<Passage>> task;

  private TimedSearch(Call call, FutureTask<List<Passage>> task) {
    this.call = call;
    this.task = task;
  }

  /**
   * Begins a search.
   *
   * @throws PlugdeskException TRANSIENT when the back end, or the house, is too busy
   */
  static TimedSearch begin(ExecutorService executor, Lease<Retriever> lease, Query query) {
    var call = lease.call();
    var retriever = lease.get();
    var task = new FutureTask<>(() -> call.run(() -> retriever.retrieve(query)));
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      call.close();
      throw new PlugdeskException(
          Kind.TRANSIENT, "Too many searches are under way at once: try again", e);
    }
    return new TimedSearch(call, task);
  }

  /** Waits until it is over, whatever comes of it: the back end must not go while it runs. */
  void settle() {
    try {
      found();
    } catch (RuntimeException e) {
      LOG.debug("A search whose result is not needed failed", e);
    }
  }

  /**
   * Waits for what it finds.
   *
   * @throws PlugdeskException TRANSIENT when it takes too long, and what the back end throws
   */
  List<Passage> found() {
    try {
      return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("The search failed", e.getCause());
    } catch (TimeoutException e) {
      call.failed(e);
      task.cancel(true);
      throw new PlugdeskException(Kind.TRANSIENT, "The search took too long", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlugdeskException(Kind.TRANSIENT, "The house stops", e);
    }
  }
}
