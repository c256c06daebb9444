package io.plugdesk.files;

import io.plugdesk.api.TenantContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One folder with a shelf for each tenant, named by the tenant's id. */
final class Shelves {
  private static final Logger LOG = LoggerFactory.getLogger(Shelves.class);

  private final Path folder;

  Shelves(Path folder) {
    this.folder = folder;
  }

  /** The shelf of a tenant; it need not be there yet. */
  Shelf of(TenantContext tenant) {
    return new Shelf(pathOf(tenant));
  }

  /** Removes what a crash left half written. */
  void sweep() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var tenants = Files.list(folder)) {
      for (var tenant : tenants.filter(Files::isDirectory).toList()) {
        var left = new Shelf(tenant).sweep();
        if (left > 0) {
          LOG.info(
              "{} half-written files of the tenant {} are removed", left, tenant.getFileName());
        }
      }
    } catch (IOException e) {
      throw FileFailures.of("sweep " + folder, e);
    }
  }

  /** Removes the shelf of a tenant and all on it. */
  void erase(TenantContext tenant) {
    var shelf = pathOf(tenant);
    if (!Files.exists(shelf, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      for (var path : deepestFirst(shelf)) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw FileFailures.of("remove the files of the tenant " + tenant.slug(), e);
    }
  }

  private static List<Path> deepestFirst(Path shelf) throws IOException {
    try (var paths = Files.walk(shelf)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }

  /** The id becomes the name of a folder, so it has to be a UUID and nothing else. */
  private Path pathOf(TenantContext tenant) {
    return folder.resolve(UUID.fromString(tenant.tenantId()).toString());
  }
}
