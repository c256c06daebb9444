package io.plugdesk.routes.yaml;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Library;
import io.plugdesk.desk.tenants.TenantData;
import io.plugdesk.desk.tenants.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the folders {@code routes/<tenant>} of the house, once a second, and removes what a
 * tenant has there and in its watched folder when the tenant goes.
 */
@Component(
    immediate = true,
    service = {RouteFiles.class, TenantData.class})
public final class YamlRoom implements RouteFiles, TenantData {
  private static final Logger LOG = LoggerFactory.getLogger(YamlRoom.class);

  private static final Duration LEAVING = Duration.ofMinutes(5);

  private final Path home;
  private final Tenants tenants;
  private final Library library;
  private final Map<String, Folder> folders = new ConcurrentHashMap<>();
  private final Map<String, Long> leaving = new ConcurrentHashMap<>();
  private volatile boolean failing;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var made = new Thread(work, "plugdesk-yaml-routes");
            made.setDaemon(true);
            return made;
          });

  /** Begins to look. */
  @Activate
  public YamlRoom(BundleContext bundles, @Reference Tenants tenants, @Reference Library library) {
    this(Path.of(bundles.getProperty("plugdesk.home")), tenants, library);
    thread.scheduleWithFixedDelay(this::lookSafely, 1, 1, TimeUnit.SECONDS);
  }

  YamlRoom(Path home, Tenants tenants, Library library) {
    this.home = home.toAbsolutePath().normalize();
    this.tenants = tenants;
    this.library = library;
  }

  @Deactivate
  void close() {
    thread.shutdownNow();
    folders.values().forEach(Folder::close);
  }

  @Override
  public List<RouteFile> list(TenantContext tenant) {
    var folder = folders.get(tenant.slug());
    return folder == null ? List.of() : folder.list();
  }

  @Override
  public synchronized void erase(TenantContext tenant) {
    var folder = folders.remove(tenant.slug());
    if (folder != null) {
      folder.close();
    }
    delete(tenant.slug());
    leaving.put(tenant.slug(), System.nanoTime());
  }

  private void delete(String slug) {
    delete(home.resolve("routes").resolve(slug));
    delete(home.resolve("folders").resolve(slug));
  }

  /** A connector that ends a moment after its tenant may have made the folder again. */
  private void deleteAgain() {
    for (var slug : List.copyOf(leaving.keySet())) {
      if (tenants.find(slug).isEmpty()) {
        delete(slug);
      }
      if (System.nanoTime() - leaving.get(slug) > LEAVING.toNanos()) {
        leaving.remove(slug);
      }
    }
  }

  /** Looks, and lives on whatever happens: what is thrown here would end the looking for good. */
  void lookSafely() {
    try {
      look();
      failing = false;
    } catch (Throwable e) {
      if (!failing) {
        LOG.error("The routes folders could not be looked at; the next look is in a second", e);
      }
      failing = true;
    }
  }

  /** Looks once. */
  synchronized void look() {
    deleteAgain();
    var present = present();
    for (var slug : List.copyOf(folders.keySet())) {
      if (!present.containsKey(slug)) {
        var gone = folders.remove(slug);
        gone.look();
        gone.close();
      }
    }
    present.forEach((slug, tenant) -> folders.computeIfAbsent(slug, any -> folder(tenant)).look());
  }

  private Map<String, TenantContext> present() {
    var present = new TreeMap<String, TenantContext>();
    var root = home.resolve("routes");
    if (!Files.isDirectory(root)) {
      return present;
    }
    try (var list = Files.list(root)) {
      for (var each : list.filter(Files::isDirectory).toList()) {
        var slug = each.getFileName().toString();
        tenants
            .find(slug)
            .filter(tenant -> tenant.context().slug().equals(slug))
            .ifPresent(tenant -> present.put(slug, tenant.context()));
      }
    } catch (IOException e) {
      throw new PlugdeskException(Kind.TRANSIENT, "The folder " + root + " cannot be listed", e);
    }
    return present;
  }

  private Folder folder(TenantContext tenant) {
    var slug = tenant.slug();
    var files = home.resolve("folders").resolve(slug);
    return new Folder(
        slug,
        home.resolve("routes").resolve(slug),
        () -> new TenantRoutes(slug, new TenantComponents(tenant, library, files)));
  }

  private static void delete(Path path) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var all = Files.walk(path)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new PlugdeskException(Kind.TRANSIENT, "The folder " + path + " cannot be removed", e);
    }
  }
}
