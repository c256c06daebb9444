package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.plugins.Declared.Source;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the framework hold the bundles that are declared, and declares what people drop into the
 * inbox; used from one thread.
 *
 * <p>A new bundle is tried beside the one it replaces; only when it serves every tenant of the old
 * one it is declared in its place, and the old one drains. One that does not is refused, and
 * nothing has changed.
 */
final class Deployment {
  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);
  private static final Duration READ_AGAIN = Duration.ofSeconds(2);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(10);
  private static final String INBOX = "deploy";

  private final Artifacts artifacts;
  private final Inbox inbox;
  private final DeclaredBundles bundles;
  private final Trial trial;
  private final Farewell farewell;
  private final Duration patience;
  private final Map<String, Candidate> candidates = new TreeMap<>();
  private final Map<String, Failure> failures = new HashMap<>();
  private final long begunAt = System.nanoTime();
  private List<Declared> declared = List.of();
  private long readAt;
  private boolean known;
  private volatile Situation situation = Situation.UNKNOWN;

  /** A bundle that is tried before it is declared. */
  private record Candidate(Artifact artifact, Source source, Bundle bundle, long since) {}

  /** Why a declared bundle does not run. */
  private record Failure(String reason, long at) {}

  /**
   * What the deployment has come to.
   *
   * @param settled whether all that was declared at the start has been dealt with
   * @param declared what is to run
   * @param failures why a declared bundle does not run, by the digest of its bytes
   * @param trials the digests of the bundles that are being tried, with the name of their file
   * @param refused the files that are not used, by their name
   * @param leaving the bundles that are about to go
   */
  record Situation(
      boolean settled,
      List<Declared> declared,
      Map<String, String> failures,
      Map<String, String> trials,
      Map<String, Inbox.Refusal> refused,
      Set<Long> leaving) {
    static final Situation UNKNOWN =
        new Situation(false, List.of(), Map.of(), Map.of(), Map.of(), Set.of());
  }

  /**
   * Knows nothing yet.
   *
   * @param artifacts what is declared
   * @param inbox where files are dropped
   * @param bundles what the framework holds
   * @param trial whether a bundle may come
   * @param farewell how a bundle goes
   * @param patience how long a bundle that is tried may take to serve
   */
  Deployment(
      Artifacts artifacts,
      Inbox inbox,
      DeclaredBundles bundles,
      Trial trial,
      Farewell farewell,
      Duration patience) {
    this.artifacts = artifacts;
    this.inbox = inbox;
    this.bundles = bundles;
    this.trial = trial;
    this.farewell = farewell;
    this.patience = patience;
  }

  /** What it has come to; read from any thread. */
  Situation situation() {
    return situation;
  }

  /** Does what is to be done now; a passing failure leaves it to the next time. */
  void proceed() {
    if (!known || elapsed(readAt, READ_AGAIN)) {
      read();
    }
    var look = inbox.look();
    withdraw(look);
    candidates.keySet().retainAll(look.files());
    look.arrived().forEach((file, jar) -> consider(new Source(look.inbox(), file), jar));
    List.copyOf(candidates.values()).forEach(this::judge);
    reconcile();
    publish(look.arrived().isEmpty());
  }

  private void read() {
    declared = artifacts.declared();
    readAt = System.nanoTime();
    known = true;
  }

  private void withdraw(Inbox.Look look) {
    for (var each : declared) {
      if (look.inbox().equals(each.source().inbox())
          && !look.files().contains(each.source().file())) {
        artifacts.withdraw(each, INBOX);
        known = false;
      }
    }
    if (!known) {
      read();
    }
  }

  private void consider(Source source, Jar jar) {
    candidates.remove(source.file());
    var artifact = jar.artifact();
    if (declared.stream()
        .anyMatch(each -> each.source().equals(source) && each.artifact().equals(artifact))) {
      inbox.done(source.file());
      return;
    }
    try {
      trial.admit(artifact, bundles.shipped(artifact.symbolicName()));
      artifacts.record(jar);
      var bundle = bundles.present().get(artifact.sha256());
      if (bundle == null) {
        bundle = bundles.run(artifact, jar.bytes());
      } else if (farewell.leaving().contains(bundle.getBundleId())) {
        return;
      }
      inbox.done(source.file());
      candidates.put(source.file(), new Candidate(artifact, source, bundle, System.nanoTime()));
    } catch (PlugdeskException e) {
      refuse(source, artifact, e);
    }
  }

  private void judge(Candidate candidate) {
    try {
      if (trial.passed(candidate.bundle)) {
        artifacts.declare(candidate.artifact, candidate.source, INBOX);
        candidates.remove(candidate.source.file());
        LOG.info("{} runs, from deploy/{}", candidate.artifact, candidate.source.file());
        read();
      } else if (elapsed(candidate.since, patience)) {
        throw new PlugdeskException(
            Kind.REJECTED,
            "it does not serve within %d s what the version before it serves; that one goes on, and the log says why"
                .formatted(patience.toSeconds()));
      }
    } catch (PlugdeskException e) {
      refuse(candidate.source, candidate.artifact, e);
    }
  }

  private void refuse(Source source, Artifact artifact, PlugdeskException reason) {
    if (reason.kind() == Kind.TRANSIENT) {
      LOG.debug("deploy/{} is looked at again", source.file(), reason);
      return;
    }
    candidates.remove(source.file());
    inbox.refuse(source.file(), new Inbox.Refusal(reason.getMessage(), artifact));
  }

  private void reconcile() {
    var present = bundles.present();
    var wanted = new HashSet<String>();
    for (var each : declared) {
      if (wanted.add(each.artifact().sha256())) {
        ensure(each.artifact(), present.get(each.artifact().sha256()));
      }
    }
    failures.keySet().retainAll(wanted);
    candidates.values().forEach(candidate -> wanted.add(candidate.artifact.sha256()));
    present.forEach(
        (sha256, bundle) -> {
          if (!wanted.contains(sha256)) {
            farewell.begin(bundle);
          }
        });
  }

  private void ensure(Artifact artifact, Bundle bundle) {
    if (bundle != null
        && (bundle.getState() == Bundle.ACTIVE
            || farewell.leaving().contains(bundle.getBundleId()))) {
      return;
    }
    var failure = failures.get(artifact.sha256());
    if (failure != null && !elapsed(failure.at, TRY_AGAIN)) {
      return;
    }
    try {
      if (bundle == null) {
        bundles.run(artifact, artifacts.bytes(artifact.sha256()));
      } else {
        bundles.start(bundle);
      }
      failures.remove(artifact.sha256());
      LOG.info("{} runs, as declared", artifact);
    } catch (PlugdeskException e) {
      if (e.kind() == Kind.TRANSIENT) {
        throw e;
      }
      failures.put(artifact.sha256(), new Failure(e.getMessage(), System.nanoTime()));
      if (failure == null) {
        LOG.warn("{} is declared and does not run: {}", artifact, e.getMessage());
      }
    }
  }

  private void publish(boolean nothingLeft) {
    var reasons = new HashMap<String, String>();
    failures.forEach((sha256, failure) -> reasons.put(sha256, failure.reason));
    var trials = new HashMap<String, String>();
    candidates.forEach((file, candidate) -> trials.put(candidate.artifact.sha256(), file));
    var settled =
        situation.settled || (nothingLeft && candidates.isEmpty()) || elapsed(begunAt, patience);
    situation =
        new Situation(
            settled,
            List.copyOf(declared),
            Map.copyOf(reasons),
            Map.copyOf(trials),
            inbox.refused(),
            Set.copyOf(farewell.leaving()));
  }

  private static boolean elapsed(long since, Duration limit) {
    return System.nanoTime() - since > limit.toNanos();
  }
}
