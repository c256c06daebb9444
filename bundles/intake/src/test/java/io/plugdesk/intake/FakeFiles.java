package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.files.FileStore;
import io.plugdesk.desk.files.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Files in memory. */
final class FakeFiles implements FileStore {
  final Map<String, byte[]> files = new ConcurrentHashMap<>();

  @Override
  public StoredFile put(TenantContext tenant, InputStream content, long limit) {
    try {
      byte[] bytes = content.readAllBytes();
      String sha256 = Digests.of(new String(bytes, StandardCharsets.UTF_8));
      files.put(tenant.slug() + sha256, bytes);
      return new StoredFile(sha256, bytes.length);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public Optional<InputStream> open(TenantContext tenant, String sha256) {
    return Optional.ofNullable(files.get(tenant.slug() + sha256)).map(ByteArrayInputStream::new);
  }

  @Override
  public List<String> storedBefore(TenantContext tenant, Instant time) {
    return files.keySet().stream()
        .filter(key -> key.startsWith(tenant.slug()))
        .map(key -> key.substring(tenant.slug().length()))
        .toList();
  }

  @Override
  public void remove(TenantContext tenant, String sha256) {
    files.remove(tenant.slug() + sha256);
  }
}
