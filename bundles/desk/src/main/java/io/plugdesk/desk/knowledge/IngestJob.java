package io.plugdesk.desk.knowledge;

import java.time.Instant;

/**
 * The taking in of one document.
 *
 * @param jobId its UUID
 * @param documentId the document
 * @param namespace its namespace
 * @param status how far it is
 * @param chunksProcessed passages that are in the index
 * @param chunksTotal passages in all
 * @param embeddings passages that have a vector
 * @param error why it failed and the cure, or null
 * @param createdAt when it was asked for
 * @param completedAt when it ended, or null
 */
public record IngestJob(
    String jobId,
    String documentId,
    String namespace,
    Status status,
    int chunksProcessed,
    int chunksTotal,
    int embeddings,
    String error,
    Instant createdAt,
    Instant completedAt) {
  /** How far a job is. */
  public enum Status {
    /** Waiting or at work. */
    PROCESSING,
    /** Searchable. */
    COMPLETED,
    /** Ended without success. */
    FAILED
  }
}
