package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.plugins.Declared.Source;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundles that are tried before they are declared; used from one thread. */
final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

  private final DeclaredBundles bundles;
  private final Trial trial;
  private final Farewell farewell;
  private final Patience patience;
  private final Map<Source, Candidate> candidates = new LinkedHashMap<>();

  private record Candidate(Artifact artifact, Bundle bundle, Outcome outcome, long since) {}

  /** What a trial leads to. */
  interface Outcome {
    /** The bundle serves; when this fails for a passing reason it is called again. */
    void passed();

    /** The bundle is not wanted any more. */
    void failed(PlugdeskException reason);
  }

  /**
   * Begins without a candidate.
   *
   * @param bundles what the framework holds
   * @param trial whether a bundle may come
   * @param farewell which bundles are about to go
   * @param patience how long a bundle may take to serve
   */
  Trials(DeclaredBundles bundles, Trial trial, Farewell farewell, Patience patience) {
    this.bundles = bundles;
    this.trial = trial;
    this.farewell = farewell;
    this.patience = patience;
  }

  /**
   * Lets a bundle in.
   *
   * @throws PlugdeskException REJECTED when it would stand beside a part of the house, TRANSIENT
   *     while that cannot be told
   */
  void admit(Artifact artifact) {
    trial.admit(artifact, bundles.shipped(artifact.symbolicName()));
  }

  /**
   * Starts a bundle, in the place of another candidate of the same source.
   *
   * @throws PlugdeskException when it cannot be tried; its outcome is not told then
   */
  void begin(Source source, Artifact artifact, Supplier<byte[]> bytes, Outcome outcome) {
    candidates.remove(source);
    var bundle = bundles.present(farewell.leaving()).get(artifact.sha256());
    if (bundle == null) {
      bundle = bundles.run(artifact, bytes.get());
    } else {
      // An earlier run of the house may have ended before it was declared: then it stands still.
      bundles.start(bundle);
    }
    candidates.put(source, new Candidate(artifact, bundle, outcome, patience.now()));
  }

  /** Gives up what comes from other sources. */
  void keep(Predicate<Source> wanted) {
    candidates.keySet().removeIf(source -> !wanted.test(source));
  }

  /** Tells each candidate that has come to an end its outcome. */
  void judge() {
    List.copyOf(candidates.entrySet()).forEach(each -> judge(each.getKey(), each.getValue()));
  }

  /** Whether a bundle runs, and serves every tenant that another version of it serves. */
  boolean serve(Artifact artifact) {
    var bundle = bundles.present(farewell.leaving()).get(artifact.sha256());
    return bundle != null && bundle.getState() == Bundle.ACTIVE && trial.passed(bundle);
  }

  /** The digests of what is being tried, with where it comes from. */
  Map<String, Source> digests() {
    var digests = new HashMap<String, Source>();
    candidates.forEach((source, candidate) -> digests.put(candidate.artifact.sha256(), source));
    return Map.copyOf(digests);
  }

  private void judge(Source source, Candidate candidate) {
    try {
      if (trial.passed(candidate.bundle)) {
        candidate.outcome.passed();
        candidates.remove(source);
      } else if (patience.isOver(candidate.since)) {
        throw new PlugdeskException(
            Kind.REJECTED,
            "it does not serve within %d s what the version before it serves%s; that one goes on, and the log says more"
                .formatted(patience.limit().toSeconds(), trial.reason(candidate.bundle)));
      }
    } catch (PlugdeskException e) {
      if (e.kind() == Kind.TRANSIENT) {
        LOG.debug("{} is judged again", candidate.artifact, e);
        return;
      }
      candidates.remove(source);
      candidate.outcome.failed(e);
    }
  }
}
