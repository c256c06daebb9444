package io.plugdesk.engine;

import io.plugdesk.api.guard.Guard;
import io.plugdesk.api.guard.Text;
import io.plugdesk.api.guard.Text.Speaker;
import io.plugdesk.api.guard.Verdict;
import io.plugdesk.api.guard.Verdict.Decision;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.privacy.Privacy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/** The guards that a tenant has switched on, held for one step; none of them is ever left out. */
final class TenantGuards {
  private static final int LONGEST_REASON = 200;
  private final Plugins plugins;
  private final Privacy privacy;
  private final Executor executor;

  TenantGuards(Plugins plugins, Privacy privacy, Executor executor) {
    this.plugins = plugins;
    this.privacy = privacy;
    this.executor = executor;
  }

  /**
   * Leases the tenant's guards.
   *
   * @throws io.plugdesk.api.PlugdeskException TRANSIENT or MISCONFIGURED when one cannot be asked
   */
  Watch open(OpenTurn turn) {
    var message = turn.message();
    return new Watch(message, plugins.leaseEvery(message.tenant(), turn.pins(), Guard.class));
  }

  /** The leased guards of one step; used by one thread at a time. */
  final class Watch implements AutoCloseable {
    private final Accepted message;
    private final List<Lease<Guard>> leases;
    private final List<Finding> findings = new ArrayList<>();

    private Watch(Accepted message, List<Lease<Guard>> leases) {
      this.message = message;
      this.leases = leases;
    }

    boolean isEmpty() {
      return leases.isEmpty();
    }

    /** Asks one guard after the other, each about what the one before it left. */
    Checked check(Speaker speaker, String words) {
      return check(speaker, words, findings);
    }

    /** The same for what was said before: nothing of it is found again. */
    Checked checkAgain(Speaker speaker, String words) {
      return check(speaker, words, new ArrayList<>());
    }

    private Checked check(Speaker speaker, String words, List<Finding> found) {
      var left = words;
      for (var lease : leases) {
        var verdict = ask(lease, speaker, left);
        if (verdict.decision() != Decision.PASS) {
          found.add(finding(lease, speaker, verdict));
        }
        if (verdict.decision() == Decision.REFUSE) {
          return new Checked(left, true, kept(verdict.words()));
        }
        if (verdict.decision() == Decision.REDACT) {
          left = kept(verdict.words());
        }
      }
      return new Checked(left, false, "");
    }

    private Verdict ask(Lease<Guard> lease, Speaker speaker, String words) {
      var text = new Text(message.tenant(), message.conversationId(), speaker, words);
      var guard = lease.get();
      return new LimitedCall<>(
              "The guard " + lease.plugin(),
              guard,
              lease.call(),
              () -> Objects.requireNonNull(guard.check(text), "a guard's verdict"))
          .within(Guard.LIMIT, executor);
    }

    private Finding finding(Lease<Guard> lease, Speaker speaker, Verdict verdict) {
      var reason = kept(verdict.reason());
      return new Finding(
          lease.plugin(),
          speaker,
          verdict.decision(),
          reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }

    /** A guard's own words are kept as everybody's are. */
    private String kept(String words) {
      return Kept.of(privacy, message.tenant(), words);
    }

    /** What did not pass as it was, in order. */
    List<Finding> findings() {
      return List.copyOf(findings);
    }

    @Override
    public void close() {
      leases.forEach(Lease::close);
    }
  }
}
