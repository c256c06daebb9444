package io.plugdesk.routes.documents;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.DocumentFile;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps documents in memory: {@code tenant namespace id} to their text. */
public final class FakeLibrary implements Library {
  /** The documents by {@code tenant namespace id}. */
  public final Map<String, String> texts = new ConcurrentSkipListMap<>();

  /** The files as they came, by the same key; a text's file is there before the text is. */
  public final Map<String, DocumentFile> files = new ConcurrentSkipListMap<>();

  /** How often a document was taken in. */
  public final AtomicInteger ingested = new AtomicInteger();

  /** What the next documents end with, or null. */
  public volatile Kind failure;

  @Override
  public IngestJob ingest(
      TenantContext tenant, Document document, Chunking chunking, String actor) {
    throw new AssertionError("Documents come as files");
  }

  @Override
  public IngestJob ingest(
      TenantContext tenant, DocumentFile file, Chunking chunking, String actor) {
    if (failure != null || file.fileName().endsWith(".exe")) {
      throw new PlugdeskException(failure == null ? Kind.REJECTED : failure, "It cannot be stored");
    }
    var key = key(tenant, file.namespace(), file.documentId());
    try {
      files.put(key, file);
      texts.put(key, new String(file.content().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ingested.incrementAndGet();
    return new IngestJob(
        "1",
        file.documentId(),
        file.namespace(),
        IngestJob.Status.PROCESSING,
        0,
        0,
        0,
        null,
        Instant.EPOCH,
        null);
  }

  @Override
  public Optional<IngestJob> job(TenantContext tenant, String jobId) {
    return Optional.empty();
  }

  @Override
  public List<Document> list(TenantContext tenant, String namespace, String after, int limit) {
    return List.of();
  }

  @Override
  public Optional<Document> find(TenantContext tenant, String namespace, String documentId) {
    return Optional.empty();
  }

  @Override
  public boolean remove(TenantContext tenant, String namespace, String documentId, String actor) {
    return texts.remove(key(tenant, namespace, documentId)) != null;
  }

  private static String key(TenantContext tenant, String namespace, String documentId) {
    return tenant.slug() + " " + namespace + " " + documentId;
  }
}
