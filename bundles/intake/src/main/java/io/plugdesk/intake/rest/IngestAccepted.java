package io.plugdesk.intake.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plugdesk.desk.knowledge.IngestJob;
import java.time.Instant;
import java.util.Locale;

/**
 * The answer to a document that was stored.
 *
 * @param jobId the job that makes it searchable
 * @param status processing, or completed when nothing has changed
 * @param chunksToProcess how many passages, null while it is not known
 * @param estimatedCompletion when it should be done, null while it is not known
 */
public record IngestAccepted(
    @JsonProperty("job_id") String jobId,
    @JsonProperty("status") String status,
    @JsonProperty("chunks_to_process") Integer chunksToProcess,
    @JsonProperty("estimated_completion") Instant estimatedCompletion) {
  static IngestAccepted of(IngestJob job) {
    boolean done = job.status() == IngestJob.Status.COMPLETED;
    return new IngestAccepted(
        job.jobId(),
        job.status().name().toLowerCase(Locale.ROOT),
        done ? 0 : null,
        done ? job.completedAt() : null);
  }
}
