package io.plugdesk.gateway;

import dev.langchain4j.data.segment.TextSegment;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.model.ScoringCard;
import io.plugdesk.api.model.ScoringProvider;
import io.plugdesk.desk.gateway.Scoring;
import io.plugdesk.desk.plugins.Call;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores with the tenant's model, leased anew for each question, in a thread that may be left. */
@Component(service = Scoring.class)
public final class LeasedScoring implements Scoring {
  private static final Logger LOG = LoggerFactory.getLogger(LeasedScoring.class);
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final String UNKNOWN = "und";

  private final Plugins plugins;
  private final CallThreads threads;
  private final Duration limit;
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  /**
   * Makes the service.
   *
   * @param plugins where the tenant's models are leased
   */
  @Activate
  public LeasedScoring(@Reference Plugins plugins) {
    this(plugins, new PooledCallThreads(), LIMIT);
  }

  LeasedScoring(Plugins plugins, CallThreads threads, Duration limit) {
    this.plugins = plugins;
    this.threads = threads;
    this.limit = limit;
  }

  /** Ends the threads. */
  @Deactivate
  public void stop() {
    threads.close();
  }

  @Override
  public Optional<Scores> scores(
      TenantContext tenant, Text question, List<Text> passages, double sure) {
    try {
      var found = plugins.lease(tenant, Pins.none(), ScoringProvider.class);
      var scores = found.flatMap(lease -> timed(lease, question, passages, sure));
      if (failing.remove(tenant.tenantId())) {
        LOG.info("The scoring model of {} works again", tenant.slug());
      }
      return scores;
    } catch (RuntimeException e) {
      if (failing.add(tenant.tenantId())) {
        LOG.warn("The scoring model of {} failed; its questions go on without", tenant.slug(), e);
      }
      return Optional.empty();
    }
  }

  private Optional<Scores> timed(
      Lease<ScoringProvider> lease, Text question, List<Text> passages, double sure) {
    Call call;
    try {
      call = lease.call();
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
    var task =
        new FutureTask<>(
            () -> {
              try (lease) {
                return call.run(() -> read(lease.get(), question, passages, sure));
              }
            });
    try {
      threads.run(task);
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      call.close();
      lease.close();
      throw new PlugdeskException(Kind.TRANSIENT, "Too many passages are read at once", e);
    } catch (ExecutionException e) {
      throw new PlugdeskException(Kind.TRANSIENT, "The model could not score", e.getCause());
    } catch (TimeoutException e) {
      call.failed(e);
      throw new PlugdeskException(Kind.TRANSIENT, "The model took longer than " + limit, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlugdeskException(Kind.TRANSIENT, "The house stops", e);
    }
  }

  private static Optional<Scores> read(
      ScoringProvider provider, Text question, List<Text> passages, double sure) {
    var card = provider.card();
    if (!known(question, card.languages())) {
      return Optional.empty();
    }
    var values = new ArrayList<OptionalDouble>();
    boolean enough = false;
    for (var passage : passages) {
      var score = enough ? OptionalDouble.empty() : scored(provider, card, question, passage);
      enough = enough || score.orElse(0) >= sure;
      values.add(score);
    }
    return Optional.of(new Scores(card.model(), values));
  }

  private static OptionalDouble scored(
      ScoringProvider provider, ScoringCard card, Text question, Text passage) {
    if (!known(passage, card.languages())) {
      return OptionalDouble.empty();
    }
    var segments = List.of(TextSegment.from(passage.text()));
    var said = provider.scoringModel().scoreAll(segments, question.text()).content();
    if (said.size() != 1 || !(said.get(0) >= 0 && said.get(0) <= 1)) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The scoring model "
              + card.model()
              + " gave "
              + said
              + " for one passage, and not one score of 0 to 1: update or replace its plugin");
    }
    return OptionalDouble.of(said.get(0));
  }

  private static boolean known(Text text, Set<String> languages) {
    return text.language().equals(UNKNOWN) || languages.contains(text.language());
  }
}
