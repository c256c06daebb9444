package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.plugins.Declared.Source;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the declared set follow the files in the inbox; used from one thread.
 *
 * <p>A new file is tried, and declared when it serves; a removed file ends its declaration; a file
 * whose declaration a command has ended is set aside.
 */
final class Arrivals {
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
  private static final String ACTOR = "deploy";

  private final Artifacts artifacts;
  private final DeclaredSet set;
  private final Inbox inbox;
  private final Trials trials;
  private final Runnable decided;

  /**
   * Begins to follow.
   *
   * @param decided called when what is declared next has been decided here
   */
  Arrivals(Artifacts artifacts, DeclaredSet set, Inbox inbox, Trials trials, Runnable decided) {
    this.artifacts = artifacts;
    this.set = set;
    this.inbox = inbox;
    this.trials = trials;
    this.decided = decided;
  }

  /** Looks into the inbox, and begins what is to be done; says whether nothing had arrived. */
  boolean follow() {
    var look = inbox.look();
    if (setAside(look.inbox())) {
      look = inbox.look();
    }
    withdraw(look);
    var there = look;
    trials.keep(source -> source.inbox() == null || there.holds(source.file()));
    for (var arrived : look.arrived().entrySet()) {
      consider(new Source(look.inbox(), arrived.getKey()), arrived.getValue());
    }
    return look.arrived().isEmpty();
  }

  /** Whether the file that declared something lies in the inbox. */
  boolean holds(Source source) {
    return inbox.holds(source);
  }

  /** The files that are not used, by name. */
  Map<String, Inbox.Refusal> refused() {
    return inbox.refused();
  }

  private boolean setAside(String folder) {
    var any = false;
    for (var gone : set.departures()) {
      if (folder.equals(gone.source().inbox())) {
        any = true;
        if (inbox.setAside(gone.source().file(), gone.artifact())) {
          artifacts.departed(gone);
          set.changed();
        }
      }
    }
    return any;
  }

  private void withdraw(Inbox.Look look) {
    var gone = set.declared().stream().filter(each -> isGone(look, each)).toList();
    var left = set.declared().stream().filter(each -> !gone.contains(each)).toList();
    for (var each : gone) {
      artifacts.withdraw(each, Succession.departure(left, each), ACTOR);
      set.changed();
      decided.run();
    }
    set.follow();
  }

  /** What retires belongs to no file any more. */
  private static boolean isGone(Inbox.Look look, Declared declared) {
    return !declared.retires()
        && look.inbox().equals(declared.source().inbox())
        && !look.holds(declared.source().file());
  }

  private void consider(Source source, Jar jar) {
    var artifact = jar.artifact();
    if (set.holds(source, artifact)) {
      trials.keep(other -> !other.equals(source));
      inbox.done(source.file());
      return;
    }
    try {
      trials.admit(artifact);
      artifacts.record(jar);
      trials.begin(source, artifact, jar::bytes, outcome(source, artifact));
      inbox.done(source.file());
    } catch (PlugdeskException e) {
      if (e.kind() == Kind.TRANSIENT) {
        LOG.debug("deploy/{} is looked at again", source.file(), e);
      } else {
        refuse(source, artifact, e);
      }
    }
  }

  private Trials.Outcome outcome(Source source, Artifact artifact) {
    return new Trials.Outcome() {
      @Override
      public void passed() {
        var succession = Succession.arrival(set.declared(), artifact, source);
        artifacts.declare(artifact, source, succession, ACTOR);
        set.changed();
        decided.run();
        LOG.info("{} runs, from deploy/{}", artifact, source.file());
      }

      @Override
      public void failed(PlugdeskException reason) {
        refuse(source, artifact, reason);
      }
    };
  }

  private void refuse(Source source, Artifact artifact, PlugdeskException reason) {
    inbox.refuse(source.file(), new Inbox.Refusal(reason.getMessage(), artifact));
  }
}
