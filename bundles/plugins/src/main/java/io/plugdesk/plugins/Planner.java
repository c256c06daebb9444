package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/**
 * Decides what a command changes: which version comes, which go, and why not.
 *
 * <p>The version before is the one that was declared first before the present one was; so going
 * back twice goes back two versions, and not to and fro.
 */
final class Planner {
  private static final Comparator<Declared> LATEST =
      Comparator.comparing((Declared each) -> each.artifact().parsed()).thenComparing(Declared::id);

  private final Artifacts artifacts;
  private final Stocks stocks;

  Planner(Artifacts artifacts, Stocks stocks) {
    this.artifacts = artifacts;
    this.stocks = stocks;
  }

  /** The versions whose bytes are kept. */
  List<Artifact> kept(String plugin) {
    return artifacts.recorded(stocks.symbolicName(plugin)).stream()
        .map(Recorded::artifact)
        .toList();
  }

  Plan install(Artifact artifact) {
    var stock = stocks.of(artifact.symbolicName());
    for (var each : stock.declared()) {
      if (each.artifact().sha256().equals(artifact.sha256())) {
        throw refusal("%s is installed already: there is nothing to do".formatted(artifact));
      }
    }
    var best = stock.best();
    if (best != null && best.compareTo(artifact.parsed()) > 0) {
      throw refusal(
          best.equals(stock.shipped())
              ? "The house ships %s %s, which is later than %s and would keep the work"
                  .formatted(stock.id(), best, artifact.version())
              : "%s %s is installed, which is later than %s: go back with plugin:rollback, or remove it first"
                  .formatted(stock.id(), best, artifact.version()));
    }
    return replacing("plugin.installed", stock, artifact);
  }

  Plan upgrade(String plugin, String wanted) {
    var stock = stocks.of(plugin);
    var best = stock.best();
    var later =
        artifacts.recorded(stock.symbolicName()).stream()
            .map(Recorded::artifact)
            .filter(each -> best == null || each.parsed().compareTo(best) > 0)
            .sorted(Comparator.comparing(Artifact::parsed))
            .toList();
    if (later.isEmpty()) {
      throw refusal(
          stock.declared().isEmpty() && stock.shipped() == null
              ? unknown(plugin)
              : "No later version of %s than %s is kept: bring it with plugin:install FILE"
                  .formatted(stock.id(), best));
    }
    var target =
        wanted == null
            ? later.get(later.size() - 1)
            : later.stream()
                .filter(each -> each.parsed().equals(read(wanted)))
                .findFirst()
                .orElseThrow(
                    () ->
                        refusal(
                            "%s %s is no later version that is kept: the later ones are %s"
                                .formatted(stock.id(), wanted, listed(later))));
    return replacing("plugin.upgraded", stock, target);
  }

  Plan rollback(String plugin) {
    var stock = stocks.of(plugin);
    var last = stock.last();
    if (stock.shipped() != null
        && last.filter(each -> each.artifact().parsed().compareTo(stock.shipped()) >= 0)
            .isEmpty()) {
      throw refusal(
          "There is nothing to go back to: %s %s came with the house and changes with it"
              .formatted(stock.id(), stock.shipped()));
    }
    var before = before(stock, last.map(Declared::artifact).orElse(null));
    if (before == null
        || (stock.shipped() != null && stock.shipped().compareTo(before.parsed()) > 0)) {
      if (stock.shipped() == null) {
        throw refusal(
            last.map(
                    each ->
                        "There is nothing to go back to: no version of %s ran before %s, or its bytes are not kept any more"
                            .formatted(stock.id(), each.artifact().version()))
                .orElseGet(() -> unknown(plugin)));
      }
      return ending("plugin.rolled_back", stock, stock.declared());
    }
    return replacing("plugin.rolled_back", stock, before);
  }

  Plan remove(String plugin, String wanted) {
    var stock = stocks.of(plugin);
    var gone =
        stock.declared().stream()
            .filter(each -> wanted == null || each.artifact().parsed().equals(read(wanted)))
            .toList();
    if (gone.isEmpty()) {
      if (stock.shipped() != null && (wanted == null || read(wanted).equals(stock.shipped()))) {
        throw refusal(
            "%s %s came with the house and cannot be removed: plugin:disable TENANT %s switches it off for a tenant"
                .formatted(stock.id(), stock.shipped(), stock.id()));
      }
      throw refusal(
          stock.declared().isEmpty()
              ? unknown(plugin)
              : "%s %s is not installed: installed is %s"
                  .formatted(
                      stock.id(),
                      wanted,
                      listed(stock.declared().stream().map(Declared::artifact).toList())));
    }
    return ending("plugin.removed", stock, gone);
  }

  /** The version that was declared first before this one was; null when there is none. */
  private Artifact before(Stock stock, Artifact present) {
    Artifact before = null;
    for (var each : artifacts.recorded(stock.symbolicName())) {
      if (!each.ran() || each.artifact().equals(present)) {
        break;
      }
      before = each.artifact();
    }
    return before;
  }

  private static Plan replacing(String event, Stock stock, Artifact target) {
    var others = new ArrayList<Declared>();
    var there = false;
    for (var each : stock.declared()) {
      if (each.artifact().equals(target)) {
        there = true;
      } else {
        others.add(each);
      }
    }
    var best = stock.best(Stream.of(target.parsed()));
    return new Plan(
        event,
        stock.id(),
        text(stock.best()),
        text(best),
        best.equals(stock.shipped()) && !best.equals(target.parsed()),
        there ? null : target,
        others);
  }

  private static Plan ending(String event, Stock stock, List<Declared> gone) {
    var left =
        stock.declared().stream()
            .filter(each -> !gone.contains(each))
            .map(each -> each.artifact().parsed())
            .toList();
    var best = stock.best(left.stream());
    var shipped = best != null && best.equals(stock.shipped()) && !left.contains(best);
    return new Plan(event, stock.id(), text(stock.best()), text(best), shipped, null, gone);
  }

  private static Version read(String version) {
    try {
      return Version.parseVersion(version);
    } catch (IllegalArgumentException e) {
      throw refusal("%s is no version: write it as 1.2.3".formatted(version));
    }
  }

  private static String text(Version version) {
    return version == null ? "" : version.toString();
  }

  private static String listed(List<Artifact> some) {
    return String.join(", ", some.stream().map(Artifact::version).toList());
  }

  private static String unknown(String plugin) {
    return "There is no plugin %s: plugin:list shows those that there are".formatted(plugin);
  }

  private static PlugdeskException refusal(String reason) {
    return new PlugdeskException(Kind.REJECTED, reason);
  }
}
