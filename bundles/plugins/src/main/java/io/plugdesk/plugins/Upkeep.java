package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the framework hold the bundles that are wanted, and no others; used from one thread. */
final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

  private final Artifacts artifacts;
  private final DeclaredBundles bundles;
  private final Farewell farewell;
  private final Map<String, Failure> failures = new HashMap<>();

  /** Why a declared bundle does not run. */
  private record Failure(String reason, long at) {}

  Upkeep(Artifacts artifacts, DeclaredBundles bundles, Farewell farewell) {
    this.artifacts = artifacts;
    this.bundles = bundles;
    this.farewell = farewell;
  }

  /**
   * Runs what is declared, and takes leave of what is neither declared nor tried.
   *
   * <p>A bundle that is about to go is not called back: its leases are running out. When it is
   * declared again meanwhile, a second one of the same bytes stands beside it.
   *
   * @param declared what is to run
   * @param tried the digests of what may stay without being declared
   */
  void reconcile(List<Declared> declared, Set<String> tried) {
    var present = bundles.present(farewell.leaving());
    var wanted = new HashSet<String>();
    for (var each : declared) {
      if (wanted.add(each.artifact().sha256())) {
        ensure(each.artifact(), present.get(each.artifact().sha256()));
      }
    }
    failures.keySet().retainAll(wanted);
    wanted.addAll(tried);
    var kept = bundles.present(farewell.leaving());
    for (var bundle : bundles.all()) {
      var sha256 = DeclaredBundles.sha256(bundle);
      if (!wanted.contains(sha256) || !bundle.equals(kept.get(sha256))) {
        farewell.begin(bundle);
      }
    }
  }

  /** Why a declared bundle does not run, by the digest of its bytes. */
  Map<String, String> failures() {
    var reasons = new HashMap<String, String>();
    failures.forEach((sha256, failure) -> reasons.put(sha256, failure.reason));
    return Map.copyOf(reasons);
  }

  private void ensure(Artifact artifact, Bundle bundle) {
    if (bundle != null && bundle.getState() == Bundle.ACTIVE) {
      return;
    }
    var failure = failures.get(artifact.sha256());
    if (failure != null && System.nanoTime() - failure.at < TRY_AGAIN.toNanos()) {
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
}
