package io.plugdesk.grounding;

import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.gateway.Scoring;
import io.plugdesk.desk.knowledge.Evidence;
import io.plugdesk.desk.knowledge.Grounding;
import io.plugdesk.desk.knowledge.Retrievers;
import io.plugdesk.desk.language.Languages;
import io.plugdesk.desk.metrics.Meters;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Offers grounding as a service, with its threads. */
@Component(service = {Grounding.class, GroundingComponent.class})
@Designate(ocd = GroundingConfig.class)
public final class GroundingComponent implements Grounding {
  private final ExecutorService executor;
  private final HybridGrounding grounding;
  private final Meters meters;

  /** Starts grounding. */
  @Activate
  public GroundingComponent(
      GroundingConfig config,
      @Reference Tenants tenants,
      @Reference Retrievers retrievers,
      @Reference Embeddings embeddings,
      @Reference Scoring scoring,
      @Reference Languages languages,
      @Reference Meters meters) {
    this.meters = meters;
    this.executor =
        new ThreadPoolExecutor(
            0,
            config.threads(),
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              var thread = new Thread(work, "plugdesk-search");
              thread.setDaemon(true);
              return thread;
            });
    this.grounding =
        new HybridGrounding(config, tenants, retrievers, embeddings, scoring, languages, executor);
  }

  @Override
  public Evidence ground(Request request) {
    long begin = System.nanoTime();
    try {
      return grounding.ground(request);
    } finally {
      meters.time("grounding_duration_seconds", Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  /** The grounding itself, for the resource beside it. */
  HybridGrounding grounding() {
    return grounding;
  }

  /** Stops grounding. */
  @Deactivate
  public void stop() {
    executor.shutdownNow();
  }
}
