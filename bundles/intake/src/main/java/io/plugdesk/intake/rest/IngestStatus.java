package io.plugdesk.intake.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plugdesk.desk.knowledge.IngestJob;
import java.time.Instant;
import java.util.Locale;

/**
 * How far a job is.
 *
 * @param jobId its id
 * @param documentId the document
 * @param namespace its namespace
 * @param status processing, completed or failed
 * @param chunksProcessed passages that are in the index
 * @param chunksTotal passages in all
 * @param embeddingsGenerated passages that have a vector
 * @param error why it failed and the cure, or null
 * @param createdAt when it was asked for
 * @param completedAt when it ended, or null
 */
public record IngestStatus(
    @JsonProperty("job_id") String jobId,
    @JsonProperty("document_id") String documentId,
    @JsonProperty("namespace") String namespace,
    @JsonProperty("status") String status,
    @JsonProperty("chunks_processed") int chunksProcessed,
    @JsonProperty("chunks_total") int chunksTotal,
    @JsonProperty("embeddings_generated") int embeddingsGenerated,
    @JsonProperty("error") String error,
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("completed_at") Instant completedAt) {
  static IngestStatus of(IngestJob job) {
    return new IngestStatus(
        job.jobId(),
        job.documentId(),
        job.namespace(),
        job.status().name().toLowerCase(Locale.ROOT),
        job.chunksProcessed(),
        job.chunksTotal(),
        job.embeddings(),
        job.error(),
        job.createdAt(),
        job.completedAt());
  }
}
