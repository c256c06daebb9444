package io.plugdesk.rest.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Maps paths to resources: the longest prefix of whole segments wins, and a path has one owner.
 *
 * <p>The first bundle that serves a path owns it until its last resource there has gone. Resources
 * of other bundles on the same path wait and are not served; several of the same bundle stand side
 * by side, and of those on duty the best rank takes the new requests. One that is not on duty gets
 * none.
 */
@Component(service = Router.class)
public final class Router {
  private Map<String, List<Route>> routes = Map.of();
  private LongPredicate takesWork = bundle -> true;
  private volatile Map<String, List<Route>> serving = Map.of();
  private volatile long revision;

  /**
   * Adds a route.
   *
   * @return the bundle that owns the path already, when the route has to wait; else empty
   */
  public synchronized Optional<String> add(Route route) {
    var next = new HashMap<>(routes);
    var there = new ArrayList<>(next.getOrDefault(route.path(), List.of()));
    there.add(route);
    next.put(route.path(), List.copyOf(there));
    swap(next);
    return Optional.of(there.get(0).owner())
        .filter(owner -> !owner.sharesNameWith(route.owner()))
        .map(Owner::name);
  }

  /** Takes a route away and closes it; requests under way go on. */
  public synchronized void remove(Route route) {
    route.close();
    var next = new HashMap<>(routes);
    var there = new ArrayList<>(next.getOrDefault(route.path(), List.of()));
    there.remove(route);
    if (there.isEmpty()) {
      next.remove(route.path());
    } else {
      next.put(route.path(), List.copyOf(there));
    }
    swap(next);
  }

  /**
   * Takes who is on duty now: it is asked once for each route, and again whenever a route comes or
   * goes, but not for a request.
   *
   * @param takesWork whether a bundle gets new requests, by its number
   * @return the routes that take requests now and did not before, by path
   */
  public synchronized List<Route> follow(LongPredicate takesWork) {
    var before = live();
    this.takesWork = takesWork;
    swap(routes);
    return live().stream().filter(route -> !before.contains(route)).toList();
  }

  /**
   * Finds the route of a path and begins a request in it, which the caller must release.
   *
   * @param path the path as sent, not decoded, beginning with a slash
   */
  public Optional<Route> acquire(String path) {
    var table = serving;
    for (var end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      var there = table.get(path.substring(0, end));
      if (there != null) {
        return there.stream().filter(Route::acquire).findFirst();
      }
    }
    return Optional.empty();
  }

  /** The routes that take requests now, by path. */
  public List<Route> live() {
    return serving.values().stream()
        .flatMap(there -> there.stream().limit(1))
        .sorted(Comparator.comparing(Route::path))
        .toList();
  }

  /** A number that changes whenever a route begins or ceases to take requests. */
  public long revision() {
    return revision;
  }

  private void swap(Map<String, List<Route>> next) {
    routes = Map.copyOf(next);
    var table = new HashMap<String, List<Route>>();
    routes.forEach((path, there) -> table.put(path, serving(there).toList()));
    if (!table.equals(serving)) {
      serving = Map.copyOf(table);
      revision++;
    }
  }

  private Stream<Route> serving(List<Route> there) {
    var owner = there.get(0).owner();
    return there.stream()
        .filter(route -> route.owner().sharesNameWith(owner))
        .filter(route -> takesWork.test(route.owner().bundle()))
        .sorted(Comparator.comparing(Route::rank).reversed());
  }
}
