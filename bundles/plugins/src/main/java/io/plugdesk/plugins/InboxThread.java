package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread in which bundles come and go: it looks into the inbox four times a second. */
final class InboxThread {
  private static final Logger LOG = LoggerFactory.getLogger(InboxThread.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Absence.START_LIMIT.plusSeconds(10);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var worker = new Thread(task, "plugdesk-inbox");
            worker.setDaemon(true);
            return worker;
          });
  private final Bundle framework;
  private final Deployment deployment;
  private boolean hindered;

  /**
   * Begins when it is told to.
   *
   * @param started whether the start of the house is over, but for what lies in the inbox
   */
  InboxThread(
      BundleContext context,
      Artifacts artifacts,
      DeclaredBundles bundles,
      Path deploy,
      Catalogue catalogue,
      Directory directory,
      Retirement retirement,
      Roles roles,
      BooleanSupplier started) {
    framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    deployment =
        new Deployment(
            artifacts,
            new Inbox(deploy, (file, refusal) -> note(artifacts, file, refusal)),
            bundles,
            new Trial(context, catalogue, directory),
            new Farewell(bundles, catalogue, directory, this::run),
            retirement,
            roles,
            new Patience(Absence.START_LIMIT, started, System::nanoTime));
  }

  /** A refusal stands, also when it cannot be written down. */
  private static void note(Artifacts artifacts, String file, Inbox.Refusal refusal) {
    try {
      artifacts.refused(file, refusal.reason(), "deploy");
    } catch (PlugdeskException e) {
      LOG.warn("The audit trail does not say that {} was refused: {}", file, e.getMessage());
    }
  }

  void start() {
    thread.scheduleWithFixedDelay(this::proceed, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The declared set has changed: it is followed at once. */
  void changed() {
    run(
        () -> {
          deployment.changed();
          proceed();
        });
  }

  /** Stops; what a command waits for fails. */
  void close() {
    thread.shutdownNow();
  }

  /** Whether all that was declared at the start has been dealt with. */
  boolean settled() {
    return situation().settled();
  }

  Situation situation() {
    return deployment.situation();
  }

  /** Whether a bundle may come at all; to be asked in this thread. */
  void admit(Artifact artifact) {
    deployment.admit(artifact);
  }

  /** Whether the file that declared something lies in the inbox; to be asked in this thread. */
  boolean holds(Declared.Source source) {
    return deployment.holds(source);
  }

  /** Does something in this thread, and waits for it. */
  <R> R call(Supplier<R> work) {
    return result(CompletableFuture.supplyAsync(work, this::runOrRefuse));
  }

  /** Carries out a plan, and waits until it is declared; returns what it came to. */
  Plan carryOut(Plan plan, Supplier<Plan> again, String actor) {
    var done = call(() -> deployment.carryOut(plan, again, actor));
    run(this::proceed);
    return result(done);
  }

  private void runOrRefuse(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "The house is stopping: try again when it runs", e);
    }
  }

  private static <R> R result(CompletableFuture<R> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PlugdeskException reason) {
        throw reason;
      }
      throw new IllegalStateException("A plugin cannot come or go", e.getCause());
    } catch (TimeoutException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "It takes too long: plugin:list shows what has become of it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlugdeskException(
          Kind.TRANSIENT, "Nobody waited: plugin:list shows what has become of it", e);
    }
  }

  /**
   * Tells once when it is hindered, and once when it goes on; what stops with the framework is not
   * started again.
   */
  private void proceed() {
    if (framework.getState() == Bundle.STOPPING) {
      return;
    }
    try {
      deployment.proceed();
      if (hindered) {
        LOG.info("Declared plugins are followed again");
      }
      hindered = false;
    } catch (PlugdeskException e) {
      if (!hindered) {
        LOG.warn("Declared plugins are not followed, it is tried again: {}", e.getMessage());
      }
      hindered = true;
    } catch (RuntimeException e) {
      if (!hindered) {
        LOG.error("Plugins cannot come and go: tell the makers of Plugdesk", e);
      }
      hindered = true;
    }
  }

  private void run(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("The room is closing");
    }
  }
}
