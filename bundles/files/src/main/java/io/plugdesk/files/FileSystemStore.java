package io.plugdesk.files;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.files.FileStore;
import io.plugdesk.desk.files.StoredFile;
import io.plugdesk.desk.tenants.TenantData;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Publishes the files below {@code files/} of the data folder, and erases those of a tenant. */
@Component(service = {FileStore.class, TenantData.class})
public final class FileSystemStore implements FileStore, TenantData {
  private final Shelves shelves;

  /** Opens the folder, and sweeps out what a crash left half written. */
  @Activate
  public FileSystemStore(BundleContext context) {
    this(homeOf(context.getProperty("plugdesk.home")).resolve("files"));
  }

  FileSystemStore(Path folder) {
    shelves = new Shelves(folder);
    shelves.sweep();
  }

  @Override
  public StoredFile put(TenantContext tenant, InputStream content, long limit) {
    return shelves.of(tenant).put(content, limit);
  }

  @Override
  public Optional<InputStream> open(TenantContext tenant, String sha256) {
    return shelves.of(tenant).open(sha256);
  }

  @Override
  public void remove(TenantContext tenant, String sha256) {
    shelves.of(tenant).remove(sha256);
  }

  @Override
  public List<String> storedBefore(TenantContext tenant, Instant time) {
    return shelves.of(tenant).storedBefore(time);
  }

  @Override
  public void erase(TenantContext tenant) {
    shelves.erase(tenant);
  }

  private static Path homeOf(String home) {
    return Path.of(home == null ? "data" : home).toAbsolutePath();
  }
}
