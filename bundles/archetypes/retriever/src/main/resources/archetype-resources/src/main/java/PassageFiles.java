package ${package};

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder for each tenant, so that a forgotten filter cannot mix them, with a file for each
 * document.
 *
 * <p>A file is read again when it has changed: another instance, or the next version of this
 * plugin, may write to the same folder.
 */
final class PassageFiles {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final TypeReference<List<IndexedPassage>> PASSAGES = new TypeReference<>() {};

  private final Path folder;
  private final Map<Path, Content> known = new ConcurrentHashMap<>();

  /** A document of a tenant. */
  record Document(String namespace, String id) {
    static Document of(IndexedPassage each) {
      return new Document(each.passage().namespace(), each.passage().documentId());
    }
  }

  /** What a file held when it was changed last. */
  private record Content(FileTime changed, List<IndexedPassage> passages) {}

  /** What one file operation may need. */
  private interface Work<T> {
    T run() throws IOException;
  }

  PassageFiles(Path folder) {
    this.folder = folder;
  }

  static PassageFiles ofTheHouse() {
    return new PassageFiles(
        Path.of(System.getProperty("plugdesk.home", "data"), "${package}"));
  }

  List<IndexedPassage> all(TenantContext tenant) {
    return attempt(
        () -> {
          var all = new ArrayList<IndexedPassage>();
          for (var file : files(tenant)) {
            all.addAll(read(file));
          }
          return all;
        });
  }

  /** A crash leaves either the old file or the new one. */
  void put(TenantContext tenant, Document document, List<IndexedPassage> passages) {
    attempt(
        () -> {
          var file = file(tenant, document);
          Files.createDirectories(file.getParent());
          var part = file.resolveSibling(UUID.randomUUID() + ".part");
          var bytes = JSON.writeValueAsBytes(passages);
          Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
          Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
          known.remove(file);
          return null;
        });
  }

  void remove(TenantContext tenant, Document document) {
    attempt(
        () -> {
          var file = file(tenant, document);
          known.remove(file);
          return Files.deleteIfExists(file);
        });
  }

  void drop(TenantContext tenant) {
    attempt(
        () -> {
          for (var file : everything(tenant)) {
            Files.deleteIfExists(file);
            known.remove(file);
          }
          return Files.deleteIfExists(folder(tenant));
        });
  }

  private List<Path> files(TenantContext tenant) throws IOException {
    return everything(tenant).stream().filter(file -> file.toString().endsWith(".json")).toList();
  }

  /** What a crash left half-written too. */
  private List<Path> everything(TenantContext tenant) throws IOException {
    try (var files = Files.list(folder(tenant))) {
      return files.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private List<IndexedPassage> read(Path file) throws IOException {
    try {
      var changed = Files.getLastModifiedTime(file);
      var content = known.get(file);
      if (content == null || !content.changed().equals(changed)) {
        content = new Content(changed, JSON.readValue(Files.readAllBytes(file), PASSAGES));
        known.put(file, content);
      }
      return content.passages();
    } catch (NoSuchFileException e) {
      known.remove(file);
      return List.of();
    }
  }

  /** A tenant's id is a UUID; a document's is anything, and no name for a file. */
  private Path file(TenantContext tenant, Document document) {
    try {
      var name = (document.namespace() + "\n" + document.id()).getBytes(StandardCharsets.UTF_8);
      var digest = MessageDigest.getInstance("SHA-256").digest(name);
      return folder(tenant).resolve(HexFormat.of().formatHex(digest) + ".json");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private Path folder(TenantContext tenant) {
    return folder.resolve(UUID.fromString(tenant.tenantId()).toString());
  }

  private static <T> T attempt(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "The passages cannot be read or written: look at the disk", e);
    }
  }
}
