package io.plugdesk.routes.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes folder of one tenant, followed: its context is there as long as it has files. A file
 * with a mistake leaves the routes of its last good text running.
 *
 * <p>{@link #look} is called from one thread, {@link #list} from any.
 */
final class Folder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
  private static final int MOST_FILES = 50;
  private static final long LARGEST = 256 * 1024;

  private final String slug;
  private final Path path;
  private final Supplier<TenantRoutes> contexts;
  private final Map<String, String> seen = new HashMap<>();
  private final Map<String, String> running = new HashMap<>();
  private volatile Map<String, RouteFile> status = Map.of();
  private volatile TenantRoutes routes;

  /**
   * Begins to follow.
   *
   * @param slug the tenant's short name, for the log
   * @param path the folder
   * @param contexts makes a context for the tenant's routes
   */
  Folder(String slug, Path path, Supplier<TenantRoutes> contexts) {
    this.slug = slug;
    this.path = path;
    this.contexts = contexts;
  }

  /** The files by name, with the last failure of their routes. */
  List<RouteFile> list() {
    var current = routes;
    var failures = current == null ? Map.<String, String>of() : current.failures();
    return status.values().stream()
        .map(
            file ->
                file.error() != null
                    ? file
                    : new RouteFile(
                        file.file(),
                        file.routes(),
                        file.routes().stream()
                            .filter(failures::containsKey)
                            .map(id -> id + ": " + failures.get(id))
                            .findFirst()
                            .orElse(null),
                        0))
        .toList();
  }

  /** Adds, changes and removes what is new, different and gone. */
  void look() {
    var stamps = stamps();
    var next = new TreeMap<>(status);
    for (var gone : without(seen.keySet(), stamps.keySet())) {
      seen.remove(gone);
      running.remove(gone);
      next.remove(gone);
      routes.remove(gone);
      LOG.info("The routes of {}/{} have gone", slug, gone);
    }
    stamps.forEach(
        (file, stamp) -> {
          if (!stamp.equals(seen.put(file, stamp))) {
            next.put(file, load(file));
          }
        });
    status = next;
    if (stamps.isEmpty()) {
      close();
    }
  }

  private RouteFile load(String file) {
    if (routes == null) {
      routes = contexts.get();
    }
    try {
      if (Files.size(path.resolve(file)) > LARGEST) {
        throw new RefusedRoute(0, "The file is larger than 256 KiB");
      }
      var text = Files.readString(path.resolve(file));
      put(file, text);
      LOG.info("The routes {} of {}/{} run", routes.ids(file), slug, file);
      return new RouteFile(file, routes.ids(file), null, 0);
    } catch (RefusedRoute e) {
      LOG.warn("{}/{} line {}: {}", slug, file, e.line(), e.getMessage());
      return new RouteFile(file, routes.ids(file), e.getMessage(), e.line());
    } catch (IOException | RuntimeException e) {
      LOG.warn("{}/{} could not be loaded", slug, file, e);
      return new RouteFile(file, routes.ids(file), "The file cannot be read as UTF-8 text", 0);
    }
  }

  private void put(String file, String text) {
    try {
      routes.put(file, text);
      running.put(file, text);
    } catch (RefusedRoute e) {
      if (running.containsKey(file) && routes.ids(file).isEmpty()) {
        routes.put(file, running.get(file));
      }
      throw e;
    }
  }

  private Map<String, String> stamps() {
    var stamps = new TreeMap<String, String>();
    try (var files = Files.list(path)) {
      files.filter(Folder::wanted).sorted().limit(MOST_FILES).forEach(file -> stamp(file, stamps));
    } catch (IOException e) {
      LOG.debug("The routes folder of {} cannot be listed", slug, e);
    }
    return stamps;
  }

  private static boolean wanted(Path file) {
    var name = file.getFileName().toString();
    return !name.startsWith(".")
        && Stream.of(".yaml", ".yml").anyMatch(name::endsWith)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static void stamp(Path file, Map<String, String> stamps) {
    try {
      var stamp = Files.size(file) + " " + Files.getLastModifiedTime(file);
      stamps.put(file.getFileName().toString(), stamp);
    } catch (IOException e) {
      LOG.debug("{} went while it was looked at", file, e);
    }
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    var rest = new TreeSet<>(all);
    rest.removeAll(others);
    return rest;
  }

  @Override
  public void close() {
    var current = routes;
    routes = null;
    if (current != null) {
      current.close();
    }
  }
}
