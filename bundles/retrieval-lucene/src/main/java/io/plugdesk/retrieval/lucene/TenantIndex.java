package io.plugdesk.retrieval.lucene;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.SleepingLockWrapper;
import org.apache.lucene.util.IOUtils;

/**
 * The index of one tenant in a folder of its own.
 *
 * <p>A writer lives for one change, so that two instances of the plugin (old and new settings, old
 * and new version) can share the folder: the second waits for the first.
 */
final class TenantIndex {
  private static final long LOCK_MILLIS = 10_000;

  private final Path folder;
  private SearcherManager searchers;

  TenantIndex(Path folder) {
    this.folder = folder;
  }

  /** What is done to the index. */
  interface Change {
    void apply(IndexWriter writer) throws IOException;
  }

  /** Makes a change; when it returns, it is on disk as a whole, and searches see it. */
  synchronized void change(Change change) {
    var config =
        new IndexWriterConfig(LuceneSearch.ANALYZER)
            .setMergeScheduler(new SerialMergeScheduler())
            .setCommitOnClose(false);
    try (var directory = new SleepingLockWrapper(FSDirectory.open(folder), LOCK_MILLIS);
        var writer = new IndexWriter(directory, config)) {
      change.apply(writer);
      writer.commit();
    } catch (IOException | IllegalArgumentException e) {
      throw failed("changed", e);
    }
  }

  /** Best first; nothing where there is no index yet. */
  List<Passage> search(org.apache.lucene.search.Query wanted, Query query) {
    try {
      var manager = searchers();
      if (manager == null) {
        return List.of();
      }
      var searcher = manager.acquire();
      try {
        return passages(searcher, wanted, query);
      } finally {
        manager.release(searcher);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw failed("searched", e);
    }
  }

  synchronized void drop() {
    close();
    try {
      if (Files.exists(folder)) {
        IOUtils.rm(folder);
      }
    } catch (IOException e) {
      throw failed("removed", e);
    }
  }

  synchronized void close() {
    IOUtils.closeWhileHandlingException(searchers);
    searchers = null;
  }

  private static List<Passage> passages(
      IndexSearcher searcher, org.apache.lucene.search.Query wanted, Query query)
      throws IOException {
    var found = new ArrayList<Passage>();
    var fields = searcher.storedFields();
    for (var hit : searcher.search(wanted, query.limit()).scoreDocs) {
      double score = query.embedding() == null ? hit.score : 2 * hit.score - 1;
      found.add(PassageDocuments.toPassage(fields.document(hit.doc), score));
    }
    return found;
  }

  /** Sees what any instance has committed. */
  private synchronized SearcherManager searchers() throws IOException {
    if (!Files.isDirectory(folder)) {
      close();
      return null;
    }
    if (searchers == null) {
      var directory = FSDirectory.open(folder);
      searchers =
          DirectoryReader.indexExists(directory) ? new SearcherManager(directory, null) : null;
    } else {
      searchers.maybeRefreshBlocking();
    }
    return searchers;
  }

  private static PlugdeskException failed(String done, Exception cause) {
    boolean unusable =
        cause instanceof CorruptIndexException
            || cause instanceof IndexFormatTooOldException
            || cause instanceof IndexFormatTooNewException
            || cause instanceof IllegalArgumentException;
    return unusable
        ? new PlugdeskException(
            Kind.MISCONFIGURED,
            "The tenant's index could not be "
                + done
                + ": remove its folder in data/lucene and take the documents in again",
            cause)
        : new PlugdeskException(
            Kind.TRANSIENT,
            "The tenant's index could not be " + done + ": is the disk of the data folder full?",
            cause);
  }
}
