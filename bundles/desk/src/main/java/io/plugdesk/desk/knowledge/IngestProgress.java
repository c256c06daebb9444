package io.plugdesk.desk.knowledge;

import io.plugdesk.api.TenantContext;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells how far the documents of a tenant are taken in.
 *
 * <p>Called from any thread; milliseconds. Unknown jobs and documents are left out. Throws {@link
 * io.plugdesk.api.PlugdeskException} TRANSIENT when the database cannot be reached.
 */
public interface IngestProgress {
  /**
   * Follows a job on whichever node it is done. The listener is told its present state moments
   * later and then each change, in order, from one thread for all listeners, so it should take
   * milliseconds; the last call is the one with the job's end.
   *
   * @param tenant the tenant
   * @param jobId its UUID
   * @param listener is told the states
   * @return closing it ends the calls
   */
  Following follow(TenantContext tenant, String jobId, Consumer<IngestJob> listener);

  /**
   * The latest job of each document.
   *
   * @param tenant the tenant
   * @param documents the documents
   */
  List<IngestJob> latest(TenantContext tenant, List<Document> documents);

  /** A job that is followed. */
  interface Following extends AutoCloseable {
    /** Ends the calls; repeated, it does nothing. */
    @Override
    void close();
  }
}
