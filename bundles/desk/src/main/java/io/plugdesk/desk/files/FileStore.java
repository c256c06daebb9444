package io.plugdesk.desk.files;

import io.plugdesk.api.TenantContext;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Bytes of a tenant, named by their SHA-256; the same bytes are kept once.
 *
 * <p>Called from any thread; as long as copying takes. Bytes are on the disk before {@link #put}
 * returns. What is not there is empty. Throws {@link io.plugdesk.api.PlugdeskException} REJECTED
 * when there are more bytes than allowed, TRANSIENT when they cannot be stored or read. Everything
 * of a tenant goes with the tenant.
 */
public interface FileStore {
  /**
   * Stores bytes.
   *
   * @param tenant the tenant
   * @param content the bytes; read to the end, not closed
   * @param limit the most bytes that are taken
   * @return their digest and size
   */
  StoredFile put(TenantContext tenant, InputStream content, long limit);

  /**
   * Opens bytes.
   *
   * @param tenant the tenant
   * @param sha256 their digest, as {@link StoredFile} has it
   * @return a stream that the caller closes
   */
  Optional<InputStream> open(TenantContext tenant, String sha256);

  /**
   * Removes bytes; unknown ones do no harm.
   *
   * @param tenant the tenant
   * @param sha256 their digest
   */
  void remove(TenantContext tenant, String sha256);

  /**
   * Which bytes were there before a time, so that what a crash has left without an owner is found.
   *
   * @param tenant the tenant
   * @param time the time
   * @return their digests
   */
  List<String> storedBefore(TenantContext tenant, Instant time);
}
