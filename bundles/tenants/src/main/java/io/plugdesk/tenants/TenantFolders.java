package io.plugdesk.tenants;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The folders of a tenant that people and administrators fill: documents, routes, secrets. */
@Component(service = TenantFolders.class)
public final class TenantFolders {
  private final Path home;

  /** Finds the house's data folder. */
  @Activate
  public TenantFolders(BundleContext context) {
    this(homeOf(context.getProperty("plugdesk.home")));
  }

  TenantFolders(Path home) {
    this.home = home;
  }

  /** Removes them, following no link, and says which were there. */
  List<String> erase(TenantContext tenant) {
    JdbcTenants.checkSlug(tenant.slug());
    var removed = new ArrayList<String>();
    erase("folders", tenant.slug(), removed);
    erase("routes", tenant.slug(), removed);
    erase("keys/secrets", UUID.fromString(tenant.tenantId()).toString(), removed);
    return removed;
  }

  private void erase(String parent, String name, List<String> removed) {
    var folder = home.resolve(parent).resolve(name);
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      var paths = deepestFirst(folder);
      for (var path : paths) {
        Files.deleteIfExists(path);
      }
      removed.add(parent + "/" + name + " (" + (paths.size() - 1) + " files and folders)");
    } catch (IOException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "The folder "
              + folder
              + " cannot be removed: let the house's user change it, it is tried again",
          e);
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }

  private static Path homeOf(String home) {
    return Path.of(home == null ? "data" : home).toAbsolutePath();
  }
}
