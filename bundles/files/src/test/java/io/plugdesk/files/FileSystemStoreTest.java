package io.plugdesk.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a tenant's bytes. */
class FileSystemStoreTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");
  private static final String DIGEST_OF_HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir Path home;

  @Test
  void keepsBytesByTheirDigest() throws IOException {
    var stored = files().put(ACME, hello(), 100);
    assertEquals(DIGEST_OF_HELLO, stored.sha256());
    assertEquals(5, stored.size());
    try (var read = files().open(ACME, DIGEST_OF_HELLO).orElseThrow()) {
      assertArrayEquals("hello".getBytes(StandardCharsets.UTF_8), read.readAllBytes());
    }
  }

  @Test
  void keepsTheSameBytesOnce() throws IOException {
    files().put(ACME, hello(), 100);
    files().put(ACME, hello(), 100);
    assertEquals(List.of(ACME.tenantId() + "/2c/" + DIGEST_OF_HELLO), stored());
  }

  @Test
  void showsNoBytesToAnotherTenant() {
    files().put(ACME, hello(), 100);
    assertTrue(files().open(GLOBEX, DIGEST_OF_HELLO).isEmpty());
    files().remove(GLOBEX, DIGEST_OF_HELLO);
    assertTrue(files().open(ACME, DIGEST_OF_HELLO).isPresent());
  }

  @Test
  void refusesMoreBytesThanAllowedAndKeepsNone() throws IOException {
    var failure = assertThrows(PlugdeskException.class, () -> files().put(ACME, hello(), 4));
    assertEquals(Kind.REJECTED, failure.kind());
    assertEquals(List.of(), stored());
  }

  @Test
  void keepsNothingOfAStreamThatBreaks() throws IOException {
    var breaks =
        new InputStream() {
          private int left = 3;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("gone");
            }
            return 'x';
          }
        };
    var failure = assertThrows(PlugdeskException.class, () -> files().put(ACME, breaks, 100));
    assertEquals(Kind.TRANSIENT, failure.kind());
    assertEquals(List.of(), stored());
  }

  @Test
  void leadsNobodyOutOfItsFolder() throws IOException {
    Files.writeString(home.resolve("secret"), "secret");
    assertTrue(files().open(ACME, "../../secret").isEmpty());
    files().remove(ACME, "../../secret");
    assertTrue(Files.exists(home.resolve("secret")));
    var astray = new TenantContext("..", "acme");
    assertThrows(IllegalArgumentException.class, () -> files().erase(astray));
  }

  @Test
  void forgetsRemovedBytes() {
    files().put(ACME, hello(), 100);
    files().remove(ACME, DIGEST_OF_HELLO);
    files().remove(ACME, DIGEST_OF_HELLO);
    assertTrue(files().open(ACME, DIGEST_OF_HELLO).isEmpty());
  }

  @Test
  void erasesAllOfATenantAndNothingOfOthers() throws IOException {
    files().put(ACME, hello(), 100);
    files().put(GLOBEX, hello(), 100);
    files().erase(ACME);
    files().erase(ACME);
    assertFalse(Files.exists(home.resolve("files").resolve(ACME.tenantId())));
    assertEquals(List.of(GLOBEX.tenantId() + "/2c/" + DIGEST_OF_HELLO), stored());
  }

  @Test
  void sweepsWhatACrashLeftHalfWritten() throws IOException {
    files().put(ACME, hello(), 100);
    var half = home.resolve("files").resolve(ACME.tenantId()).resolve("incoming/half");
    Files.writeString(half, "hal");
    files();
    assertTrue(Files.exists(half), "another node may be writing it");
    Files.setLastModifiedTime(half, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    files();
    assertEquals(List.of(ACME.tenantId() + "/2c/" + DIGEST_OF_HELLO), stored());
  }

  @Test
  void onlyTheOwnerCanReadThem() throws IOException {
    files().put(ACME, hello(), 100);
    var file = home.resolve("files").resolve(stored().get(0));
    assertEquals("rw-------", permissions(file));
    assertEquals("rwx------", permissions(file.getParent()));
    assertEquals("rwx------", permissions(home.resolve("files")));
  }

  private FileSystemStore files() {
    return new FileSystemStore(home.resolve("files"));
  }

  private static InputStream hello() {
    return new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8));
  }

  private List<String> stored() throws IOException {
    var folder = home.resolve("files");
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
