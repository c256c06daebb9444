package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.files.FileStore;
import io.plugdesk.desk.files.StoredFile;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** The bytes that documents came as: kept while a document of the tenant has them. */
final class Originals {
  /** The most bytes of a file. */
  static final long LIMIT = 32L << 20;

  private final UnitsOfWork units;
  private final FileStore files;

  Originals(UnitsOfWork units, FileStore files) {
    this.units = units;
    this.files = files;
  }

  StoredFile put(TenantContext tenant, InputStream content) {
    return files.put(tenant, content, LIMIT);
  }

  /** Opens bytes; the caller closes them. */
  InputStream open(TenantContext tenant, String sha256) {
    return files
        .open(tenant, sha256)
        .orElseThrow(
            () ->
                new PlugdeskException(
                    Kind.REJECTED, "The file is no longer there. Send it once more."));
  }

  /** Makes sure, in the unit that lets a document have them, that nobody removes the bytes. */
  void hold(UnitOfWork unit, TenantContext tenant, String sha256) {
    new FileRows(unit.connection(), tenant.tenantId()).lock(sha256);
    try (InputStream there = files.open(tenant, sha256).orElse(null)) {
      if (there == null) {
        throw new PlugdeskException(
            Kind.TRANSIENT, "The same file was removed at this moment. Send it once more.");
      }
    } catch (IOException failure) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "The file could not be closed. Send it once more.", failure);
    }
  }

  /** Removes bytes that no document of the tenant has. */
  void release(TenantContext tenant, String sha256) {
    remove(tenant, sha256, rows -> {});
  }

  /** Takes the bytes away from the document of a job, and removes them if no other has them. */
  void drop(DocumentJob job, String sha256) {
    remove(job.tenant(), sha256, rows -> rows.forget(job, sha256));
  }

  private void remove(TenantContext tenant, String sha256, Consumer<FileRows> before) {
    units.within(
        tenant,
        "remove unused file",
        unit -> {
          FileRows rows = new FileRows(unit.connection(), tenant.tenantId());
          rows.lock(sha256);
          before.accept(rows);
          if (!rows.has(sha256)) {
            files.remove(tenant, sha256);
          }
          return null;
        });
  }
}
