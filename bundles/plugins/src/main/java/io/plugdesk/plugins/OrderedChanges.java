package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.PluginChange;
import io.plugdesk.desk.plugins.PluginChange.Leaving;
import io.plugdesk.desk.plugins.PluginChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * Plans what a command wants and has it carried out, in the thread in which bundles come and go.
 */
final class OrderedChanges implements PluginChanges {
  private final InboxThread thread;
  private final Artifacts artifacts;
  private final Planner planner;
  private final DeclaredBundles bundles;
  private final Directory directory;
  private final PinCounts counts;
  private final Rules rules;

  OrderedChanges(
      InboxThread thread,
      Artifacts artifacts,
      Planner planner,
      DeclaredBundles bundles,
      Directory directory,
      PinCounts counts,
      Rules rules) {
    this.thread = thread;
    this.artifacts = artifacts;
    this.planner = planner;
    this.bundles = bundles;
    this.directory = directory;
    this.counts = counts;
    this.rules = rules;
  }

  /** Of an archive nothing is begun when one of its plugins cannot come. */
  @Override
  public PluginChange install(Path file, boolean beside, Order order) {
    var jars = jars(file, order);
    if (jars.size() > 1) {
      var asked = new Order(order.actor(), true);
      jars.forEach(jar -> install(jar, beside, asked));
    }
    return Changes.joined(jars.stream().map(jar -> install(jar, beside, order)).toList());
  }

  private List<Jar> jars(Path file, Order order) {
    try {
      return read(file);
    } catch (PlugdeskException e) {
      throw refused(String.valueOf(file.getFileName()), e, order);
    }
  }

  /** Keeps in the audit trail that something was not let in. */
  private PlugdeskException refused(String what, PlugdeskException reason, Order order) {
    if (!order.dryRun()) {
      artifacts.refused(what, reason.getMessage(), order.actor());
    }
    return reason;
  }

  private PluginChange install(Jar jar, boolean beside, Order order) {
    return change(
        () -> {
          var plan = admitted(jar.artifact(), beside, order);
          if (!order.dryRun()) {
            artifacts.record(jar);
          }
          return plan;
        },
        order);
  }

  private Plan admitted(Artifact artifact, boolean beside, Order order) {
    try {
      thread.admit(artifact);
      return planner.install(artifact, beside);
    } catch (PlugdeskException e) {
      throw refused(artifact.toString(), e, order);
    }
  }

  @Override
  public PluginChange upgrade(String plugin, String version, Order order) {
    return change(() -> planner.upgrade(plugin, version), order);
  }

  @Override
  public PluginChange rollback(String plugin, Order order) {
    return change(() -> planner.rollback(plugin), order);
  }

  @Override
  public PluginChange remove(String plugin, String version, Order order) {
    return change(() -> planner.remove(plugin, version), order);
  }

  @Override
  public List<String> kept(String plugin) {
    return planner.kept(plugin).stream().map(Artifact::version).distinct().toList();
  }

  private synchronized PluginChange change(Supplier<Plan> planned, Order order) {
    var plan = thread.call(planned);
    var change = thread.call(() -> shown(plan, !order.dryRun()));
    if (order.dryRun()) {
      return change;
    }
    var done = carriedOut(plan, planned, order);
    return done.equals(plan) ? change : thread.call(() -> shown(done, true));
  }

  private Plan carriedOut(Plan plan, Supplier<Plan> planned, Order order) {
    try {
      return thread.carryOut(plan, planned, order.actor());
    } catch (PlugdeskException e) {
      throw plan.declared() == null
          ? e
          : refused(
              plan.declared().toString(),
              new PlugdeskException(
                  e.kind(), "%s does not run: %s".formatted(plan.declared(), e.getMessage()), e),
              order);
    }
  }

  private PluginChange shown(Plan plan, boolean done) {
    var leaving =
        Stream.concat(leaving(plan, plan.retiring(), false), leaving(plan, plan.ended(), true))
            .toList();
    return new PluginChange(
        plan.plugin(), plan.from(), plan.to(), plan.shipped(), plan.beside(), leaving, done);
  }

  /** What is declared anew does not leave. */
  private Stream<Leaving> leaving(Plan plan, List<Declared> some, boolean ended) {
    return some.stream()
        .filter(each -> !each.artifact().equals(plan.declared()))
        .map(each -> leaving(plan.plugin(), each, ended));
  }

  private Leaving leaving(String plugin, Declared declared, boolean ended) {
    var leases =
        bundles.all().stream()
            .filter(bundle -> DeclaredBundles.sha256(bundle).equals(declared.artifact().sha256()))
            .flatMap(bundle -> directory.ofBundle(bundle.getBundleId()).stream())
            .mapToInt(Instance::leases)
            .sum();
    var source = declared.source();
    var version = declared.artifact().version();
    return new Leaving(
        version,
        source.file(),
        thread.holds(source),
        leases,
        declared.retires() ? counts.now().of(plugin, declared.artifact().parsed().toString()) : 0,
        declared.retires() ? rules.naming(plugin, declared.artifact().parsed()) : 0,
        ended);
  }

  private static List<Jar> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw refusal("There is no file %s: give the path of a jar".formatted(file), null);
    }
    var name = file.getFileName();
    try {
      return file.toString().endsWith(Kar.ENDING)
          ? List.copyOf(Kar.read(file).values())
          : List.of(Jar.read(file));
    } catch (ZipException e) {
      throw refusal("%s is damaged, or no jar: copy it again".formatted(name), e);
    } catch (IOException e) {
      throw refusal("%s cannot be read by the house: check its rights".formatted(file), e);
    } catch (PlugdeskException e) {
      throw refusal("%s is not installed: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static PlugdeskException refusal(String reason, Exception cause) {
    return new PlugdeskException(Kind.REJECTED, reason, cause);
  }
}
