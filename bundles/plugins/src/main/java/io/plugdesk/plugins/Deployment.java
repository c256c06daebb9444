package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Declares what people drop into the inbox and what commands order, and has the framework follow;
 * used from one thread.
 *
 * <p>A new bundle is tried beside the one it replaces; only when it serves every tenant of the old
 * one it is declared in its place, and the old one drains. One that does not is refused, and
 * nothing has changed.
 */
final class Deployment {
  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);

  private final Artifacts artifacts;
  private final DeclaredSet set;
  private final Arrivals arrivals;
  private final Trials trials;
  private final Retirement retirement;
  private final Upkeep upkeep;
  private final Farewell farewell;
  private final DeclaredBundles bundles;
  private final Roles roles;
  private final Handover handover;
  private final Patience patience;
  private final long begunAt;
  private volatile Situation situation = Situation.UNKNOWN;

  /**
   * Knows nothing yet.
   *
   * @param artifacts what is declared
   * @param inbox where files are dropped
   * @param bundles what the framework holds
   * @param trial whether a bundle may come
   * @param farewell how a bundle goes
   * @param retirement when what retires goes
   * @param roles learns what each bundle does
   * @param patience how long a bundle that is tried may take to serve
   */
  Deployment(
      Artifacts artifacts,
      Inbox inbox,
      DeclaredBundles bundles,
      Trial trial,
      Farewell farewell,
      Retirement retirement,
      Roles roles,
      Patience patience) {
    this.artifacts = artifacts;
    this.set = new DeclaredSet(artifacts);
    this.trials = new Trials(bundles, trial, farewell, patience);
    this.upkeep = new Upkeep(artifacts, bundles, farewell);
    this.farewell = farewell;
    this.retirement = retirement;
    this.bundles = bundles;
    this.roles = roles;
    this.patience = patience;
    this.handover = new Handover(trials::serve, patience);
    this.arrivals = new Arrivals(artifacts, set, inbox, trials, handover::decided);
    this.begunAt = patience.now();
  }

  /** What it has come to; read from any thread. */
  Situation situation() {
    return situation;
  }

  /** Somebody has changed the declared set. */
  void changed() {
    set.changed();
  }

  /** Does what is to be done now; a passing failure leaves it to the next time. */
  void proceed() {
    set.follow();
    var nothingArrived = arrivals.follow();
    trials.judge();
    assign();
    if (retirement.look(set.declared())) {
      set.changed();
      assign();
    }
    upkeep.reconcile(handover.present(), trials.digests().keySet());
    assign();
    publish(nothingArrived);
  }

  /**
   * Lets a bundle in, or says why it may not come.
   *
   * @throws PlugdeskException REJECTED when it would stand beside a part of the house
   */
  void admit(Artifact artifact) {
    trials.admit(artifact);
  }

  /** Whether the file that declared something lies in the inbox. */
  boolean holds(Declared.Source source) {
    return arrivals.holds(source);
  }

  /**
   * Carries out what a command wants; the stage completes with what is declared then, or fails with
   * the reason. The framework follows when it proceeds.
   *
   * <p>A trial takes its time, and others change the declared set meanwhile: when it has passed it
   * is planned again.
   *
   * @param plan what is to be done as things are
   * @param again plans the same as things are then; throws {@link PlugdeskException} when it may
   *     not be done any more
   * @param actor who wants it
   */
  CompletableFuture<Plan> carryOut(Plan plan, Supplier<Plan> again, String actor) {
    var done = new CompletableFuture<Plan>();
    if (plan.declared() == null || runs(plan.declared())) {
      declare(plan, actor, done);
      return done;
    }
    trials.begin(
        plan.source(),
        plan.declared(),
        () -> artifacts.bytes(plan.declared().sha256()),
        new Trials.Outcome() {
          @Override
          public void passed() {
            declare(same(plan, again.get()), actor, done);
          }

          @Override
          public void failed(PlugdeskException reason) {
            done.completeExceptionally(reason);
          }
        });
    return done;
  }

  /** What has not been tried is not declared. */
  private static Plan same(Plan tried, Plan now) {
    if (now.declared() == null || now.declared().equals(tried.declared())) {
      return now;
    }
    throw new PlugdeskException(
        Kind.REJECTED,
        "%s came while %s was tried: nothing has changed, give the command again"
            .formatted(now.declared(), tried.declared()));
  }

  private boolean runs(Artifact artifact) {
    var bundle = bundles.present(farewell.leaving()).get(artifact.sha256());
    return bundle != null
        && bundle.getState() == Bundle.ACTIVE
        && roles.of(bundle.getBundleId()).isPresent();
  }

  /** When the caller hears of it, new work goes where it is to go. */
  private void declare(Plan plan, String actor, CompletableFuture<Plan> done) {
    artifacts.carryOut(plan, actor);
    set.changed();
    handover.decided();
    LOG.info("{} {}, by {}", plan.event(), plan.plugin(), actor);
    try {
      assign();
    } catch (PlugdeskException e) {
      LOG.debug("The roles are given out at the next look", e);
    }
    done.complete(plan);
  }

  private void assign() {
    set.follow();
    var numbers = new HashMap<String, Long>();
    bundles
        .present(farewell.leaving())
        .forEach((sha256, bundle) -> numbers.put(sha256, bundle.getBundleId()));
    roles.follow(handover.follow(set.declared()), numbers);
  }

  private void publish(boolean nothingLeft) {
    var tried = trials.digests();
    var late = patience.isOver(begunAt);
    situation =
        new Situation(
            situation.settled() || (nothingLeft && tried.isEmpty()) || late,
            set.declared(),
            upkeep.failures(),
            tried,
            arrivals.refused(),
            Set.copyOf(farewell.leaving()));
  }
}
