package io.plugdesk.plugins;

import static java.util.function.Predicate.not;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/**
 * Decides what a command changes: which version comes, which go, and why not.
 *
 * <p>The version before is the one from which the present one took over ({@link WayBack}).
 */
final class Planner {
  private final Artifacts artifacts;
  private final Stocks stocks;
  private final Rules rules;

  Planner(Artifacts artifacts, Stocks stocks, Rules rules) {
    this.artifacts = artifacts;
    this.stocks = stocks;
    this.rules = rules;
  }

  /** The versions whose bytes are kept. */
  List<Artifact> kept(String plugin) {
    return artifacts.recorded(stocks.symbolicName(plugin)).stream()
        .map(Recorded::artifact)
        .toList();
  }

  Plan install(Artifact artifact, boolean beside) {
    var stock = stocks.of(artifact.symbolicName());
    for (var each : stock.declared()) {
      if (each.artifact().sha256().equals(artifact.sha256())
          && (each.role() == Role.SERVING || (beside && !each.retires()))) {
        throw refusal("%s is installed already: there is nothing to do".formatted(artifact));
      }
    }
    if (beside) {
      return besides(stock, artifact);
    }
    var best = stock.inCharge();
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
    var best = stock.inCharge();
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
    var serving = stock.serving();
    if (stock.shipped() != null
        && serving
            .filter(each -> each.artifact().parsed().compareTo(stock.shipped()) >= 0)
            .isEmpty()) {
      throw refusal(
          "There is nothing to go back to: %s %s came with the house and changes with it"
              .formatted(stock.id(), stock.shipped()));
    }
    var before =
        new WayBack(artifacts.services(stock.symbolicName()))
            .before(serving.map(Declared::artifact).orElse(null));
    if (before != null
        && (stock.shipped() == null || stock.shipped().compareTo(before.parsed()) <= 0)) {
      return replacing("plugin.rolled_back", stock, before);
    }
    if (stock.shipped() == null) {
      throw refusal(
          serving
              .map(
                  each ->
                      "There is nothing to go back to: no version of %s ran before %s, or its bytes are not kept any more"
                          .formatted(stock.id(), each.artifact().version()))
              .orElseGet(() -> unknown(plugin)));
    }
    return new Plan(
        "plugin.rolled_back",
        stock.id(),
        text(stock.inCharge()),
        text(stock.shipped()),
        true,
        null,
        null,
        retiring(stock, null),
        List.of());
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
          stock.declared().isEmpty() && stock.shipped() == null
              ? unknown(plugin)
              : "%s %s is not installed: installed is %s"
                  .formatted(stock.id(), wanted, versions(stock)));
    }
    return removing(stock, gone);
  }

  private static Plan besides(Stock stock, Artifact artifact) {
    var now = stock.inCharge();
    return new Plan(
        "plugin.installed",
        stock.id(),
        text(now),
        text(now),
        now != null && now.equals(stock.shipped()),
        artifact,
        Role.BESIDE,
        List.of(),
        again(stock, artifact));
  }

  /** What runs already merely changes its role; what retires is declared anew. */
  private static Plan replacing(String event, Stock stock, Artifact target) {
    var changed = new ArrayList<>(retiring(stock, target));
    var there =
        stock.declared().stream()
            .filter(each -> each.artifact().equals(target) && !each.retires())
            .findFirst();
    there.ifPresent(each -> changed.add(each.as(Role.SERVING)));
    var best = stock.inCharge(target.parsed());
    return new Plan(
        event,
        stock.id(),
        text(stock.inCharge()),
        text(best),
        best.equals(stock.shipped()) && !best.equals(target.parsed()),
        there.isPresent() ? null : target,
        Role.SERVING,
        changed,
        again(stock, target));
  }

  /** What serves in the place of another one, and retires now. */
  private static List<Declared> retiring(Stock stock, Artifact successor) {
    return stock.declared().stream()
        .filter(each -> each.role() == Role.SERVING && !each.artifact().equals(successor))
        .map(each -> each.as(Role.RETIRING))
        .toList();
  }

  /** What retires and is wanted again: its new declaration takes the place of that one. */
  private static List<Declared> again(Stock stock, Artifact wanted) {
    return stock.declared().stream()
        .filter(each -> each.retires() && each.artifact().equals(wanted))
        .toList();
  }

  private Plan removing(Stock stock, List<Declared> gone) {
    for (var each : gone) {
      var named = rules.naming(stock.id(), each.artifact().parsed());
      if (named > 0) {
        throw refusal(
            "%s %s is what the rules of %d tenants name: lift them first with plugin:unpin TENANT %s"
                .formatted(stock.id(), each.artifact().version(), named, stock.id()));
      }
    }
    var changed = new ArrayList<Declared>();
    for (var each : gone) {
      changed.addAll(Succession.departure(left(stock, gone), each));
    }
    var serving =
        Stream.concat(changed.stream(), stock.serving().filter(not(gone::contains)).stream())
            .map(each -> each.artifact().parsed())
            .findFirst()
            .orElse(null);
    var best = stock.inCharge(serving);
    return new Plan(
        "plugin.removed",
        stock.id(),
        text(stock.inCharge()),
        text(best),
        best != null && best.equals(stock.shipped()) && !best.equals(serving),
        null,
        null,
        changed,
        gone);
  }

  private static List<Declared> left(Stock stock, List<Declared> gone) {
    return stock.declared().stream().filter(not(gone::contains)).toList();
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

  private static String versions(Stock stock) {
    var shipped = stock.shipped() == null ? null : stock.shipped() + ", which came with the house";
    return Stream.concat(
            stock.declared().stream().map(each -> each.artifact().version()),
            Stream.ofNullable(shipped))
        .collect(Collectors.joining(", "));
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
