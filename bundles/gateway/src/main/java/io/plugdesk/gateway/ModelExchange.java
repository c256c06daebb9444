package io.plugdesk.gateway;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.desk.gateway.AskedInVain;
import io.plugdesk.desk.gateway.Gateway.RunningCall;
import io.plugdesk.desk.gateway.ModelCall;
import io.plugdesk.desk.gateway.ModelListener;
import io.plugdesk.desk.gateway.Usage;
import io.plugdesk.desk.plugins.Call;
import io.plugdesk.desk.plugins.Lease;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * One call of a model, from its first attempt to its one closing event.
 *
 * <p>What happens is decided under this object's lock, which is never held while a listener, a
 * model or a lease is called.
 */
final class ModelExchange implements RunningCall {
  private static final Runnable NOTHING = () -> {};

  private final ModelCall call;
  private final Lease<ChatModelProvider> lease;
  private final OrderedListener listener;
  private final CallThreads threads;
  private final Backoff backoff;
  private final Bookkeeper bookkeeper;
  private final long startedAt = System.nanoTime();

  private Attempt current;
  private Runnable firstTokenLimit = NOTHING;
  private Runnable totalLimit = NOTHING;
  private Long firstTokenMillis;
  private int retries;
  private Call counted;
  private int inside = 1;
  private boolean ended;

  ModelExchange(
      ModelCall call,
      Lease<ChatModelProvider> lease,
      ModelListener listener,
      CallThreads threads,
      Backoff backoff,
      Bookkeeper bookkeeper) {
    this.call = call;
    this.lease = lease;
    this.listener = new OrderedListener(listener);
    this.threads = threads;
    this.backoff = backoff;
    this.bookkeeper = bookkeeper;
  }

  void start() {
    try {
      counted = lease.call();
    } catch (PlugdeskException e) {
      lease.close();
      throw e;
    }
    var limit =
        threads.after(
            call.total(),
            () ->
                end(
                    "timeout",
                    new AskedInVain(
                        transientFailure("did not finish its answer within", call.total()))));
    synchronized (this) {
      totalLimit = limit;
    }
    attempt();
  }

  @Override
  public void cancel() {
    end("cancelled", new PlugdeskException(Kind.REJECTED, "The answer was stopped on request"));
  }

  /** The next piece of the answer, from an attempt that may be over already. */
  void token(Attempt attempt, String text) {
    synchronized (this) {
      if (ended || attempt != current) {
        return;
      }
      if (firstTokenMillis == null) {
        firstTokenMillis = elapsed().toMillis();
      }
      listener.token(text);
    }
    alive(attempt);
    listener.deliver();
  }

  /** The model works: the limit for the first sign of life no longer counts. */
  void alive(Attempt attempt) {
    Runnable limit = NOTHING;
    synchronized (this) {
      if (attempt == current) {
        limit = firstTokenLimit;
        firstTokenLimit = NOTHING;
      }
    }
    limit.run();
  }

  void completed(Attempt attempt, ChatResponse response) {
    synchronized (this) {
      if (ended || attempt != current) {
        return;
      }
      ended = true;
    }
    var usage = usageOf(response);
    listener.done(response.aiMessage(), usage);
    close(attempt, "answered", usage);
  }

  void failed(Attempt attempt, PlugdeskException reason) {
    failed(attempt, reason, reason);
  }

  /**
   * An attempt has failed.
   *
   * @param reason what the caller is told
   * @param culprit what counts for the plugin's health
   */
  void failed(Attempt attempt, PlugdeskException reason, Throwable culprit) {
    Optional<Duration> wait;
    boolean mute;
    synchronized (this) {
      if (ended || attempt != current) {
        return;
      }
      mute = firstTokenMillis == null;
      wait =
          mute
              ? backoff.waitAfter(reason, retries, call.total().minus(elapsed()))
              : Optional.empty();
      if (wait.isPresent()) {
        current = null;
        retries++;
      }
    }
    if (wait.isPresent()) {
      attempt.stop();
      threads.after(wait.get(), this::attempt);
    } else {
      end(reason.kind().name().toLowerCase(Locale.ROOT), mute ? inVain(reason) : reason, culprit);
    }
  }

  /** A model that there was no thread for was not asked. */
  private static PlugdeskException inVain(PlugdeskException reason) {
    boolean asked = !(reason.getCause() instanceof RejectedExecutionException);
    return reason.kind() == Kind.TRANSIENT && asked ? new AskedInVain(reason) : reason;
  }

  private void attempt() {
    var attempt = new Attempt(this, lease, call);
    var limit =
        threads.after(
            call.firstToken(),
            () -> failed(attempt, transientFailure("was silent for", call.firstToken())));
    boolean late;
    synchronized (this) {
      late = ended;
      if (!late) {
        current = attempt;
        inside++;
        firstTokenLimit.run();
        firstTokenLimit = limit;
      }
    }
    if (late) {
      limit.run();
      return;
    }
    try {
      threads.run(() -> ask(attempt));
    } catch (RejectedExecutionException e) {
      leave();
      failed(
          attempt,
          new PlugdeskException(
              Kind.TRANSIENT, "Too many models are being asked at once: try again", e));
    }
  }

  private void ask(Attempt attempt) {
    try {
      attempt.ask();
    } finally {
      leave();
    }
  }

  /** The place of the call is free when the exchange is over and no thread is in the plugin. */
  private void leave() {
    boolean last;
    synchronized (this) {
      last = --inside == 0;
    }
    if (last) {
      counted.close();
    }
  }

  private void end(String outcome, PlugdeskException reason) {
    end(outcome, reason, reason);
  }

  private void end(String outcome, PlugdeskException reason, Throwable culprit) {
    Attempt last;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      last = current;
    }
    listener.failed(reason);
    counted.failed(culprit);
    close(last, outcome, new Usage(model(), null, null));
  }

  private void close(Attempt last, String outcome, Usage usage) {
    Runnable first;
    Runnable total;
    synchronized (this) {
      first = firstTokenLimit;
      total = totalLimit;
    }
    first.run();
    total.run();
    listener.deliver();
    if (last != null) {
      last.stop();
    }
    leave();
    lease.close();
    bookkeeper.add(
        UsageRecord.of(call, lease.plugin(), usage, elapsed(), firstTokenMillis, outcome));
  }

  /** A provider that cannot even say what it asks must not keep its place. */
  private String model() {
    try {
      return lease.get().card().model();
    } catch (RuntimeException | LinkageError e) {
      counted.failed(e);
      return lease.plugin();
    }
  }

  private Usage usageOf(ChatResponse response) {
    var model = response.modelName();
    var tokens = response.tokenUsage();
    return new Usage(
        model == null || model.isBlank() ? model() : model,
        tokens == null ? null : tokens.inputTokenCount(),
        tokens == null ? null : tokens.outputTokenCount());
  }

  private PlugdeskException transientFailure(String what, Duration limit) {
    return new PlugdeskException(
        Kind.TRANSIENT,
        "The model of "
            + lease.plugin()
            + " "
            + what
            + " "
            + limit.toMillis()
            + " ms: try again, or look at its server");
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }
}
