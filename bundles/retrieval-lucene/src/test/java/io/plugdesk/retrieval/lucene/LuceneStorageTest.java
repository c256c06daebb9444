package io.plugdesk.retrieval.lucene;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneStorageTest {
  private static final TenantContext GOING =
      new TenantContext("0190a7b4-0000-7000-8000-000000000001", "going");
  private static final TenantContext STAYING =
      new TenantContext("0190a7b4-0000-7000-8000-000000000002", "staying");

  @TempDir private Path folder;

  @Test
  void removesTheFolderOfTheTenantAndNoOther() throws IOException {
    for (var tenant : new TenantContext[] {GOING, STAYING}) {
      Files.createDirectories(folder.resolve(tenant.tenantId()));
      Files.writeString(folder.resolve(tenant.tenantId()).resolve("segments"), "x");
    }
    var storage = new LuceneStorage(folder);
    storage.drop(GOING);
    storage.drop(GOING);
    assertFalse(Files.exists(folder.resolve(GOING.tenantId())));
    assertTrue(Files.exists(folder.resolve(STAYING.tenantId())));
  }
}
