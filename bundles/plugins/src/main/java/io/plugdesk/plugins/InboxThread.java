package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread in which bundles come and go: it looks into the inbox four times a second. */
final class InboxThread {
  private static final Logger LOG = LoggerFactory.getLogger(InboxThread.class);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var worker = new Thread(task, "plugdesk-inbox");
            worker.setDaemon(true);
            return worker;
          });
  private final Bundle framework;
  private final DeclaredBundles bundles;
  private final Deployment deployment;
  private boolean hindered;

  InboxThread(
      BundleContext context,
      Artifacts artifacts,
      Path deploy,
      Catalogue catalogue,
      Directory directory) {
    framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    bundles = new DeclaredBundles(context);
    deployment =
        new Deployment(
            artifacts,
            new Inbox(deploy),
            bundles,
            new Trial(context, catalogue, directory),
            new Farewell(bundles, catalogue, directory, this::run),
            LeasedPlugins.START_LIMIT);
  }

  void start() {
    thread.scheduleWithFixedDelay(this::proceed, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  void close() {
    thread.shutdownNow();
    bundles.close();
  }

  /** Whether all that was declared at the start has been dealt with. */
  boolean settled() {
    return situation().settled();
  }

  Deployment.Situation situation() {
    return deployment.situation();
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
