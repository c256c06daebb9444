package io.plugdesk.intake.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plugdesk.desk.knowledge.Migration;
import java.time.Instant;
import java.util.Locale;

/**
 * How far a migration is.
 *
 * @param jobId its id, or null where it was only asked what would happen
 * @param status planned, processing, completed or failed
 * @param phase planned, preparing, filling, clearing, completed or failed
 * @param from the plugin that had the passages
 * @param to the plugin that gets them
 * @param keep whether the old one keeps them too
 * @param documents the documents that are in the new one
 * @param documentsTotal the documents that are to be in it
 * @param passages the passages that are in the new one
 * @param passagesTotal the passages that are to be in it
 * @param error why it failed, or what it waits for, or null
 * @param createdAt when it was asked for
 * @param switchedAt since when the new one answers, or null
 * @param completedAt when it ended, or null
 */
public record MigrationStatus(
    @JsonProperty("job_id") String jobId,
    @JsonProperty("status") String status,
    @JsonProperty("phase") String phase,
    @JsonProperty("from") String from,
    @JsonProperty("to") String to,
    @JsonProperty("keep") boolean keep,
    @JsonProperty("documents") int documents,
    @JsonProperty("documents_total") int documentsTotal,
    @JsonProperty("passages") long passages,
    @JsonProperty("passages_total") long passagesTotal,
    @JsonProperty("error") String error,
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("switched_at") Instant switchedAt,
    @JsonProperty("completed_at") Instant completedAt) {
  static MigrationStatus of(Migration migration) {
    String phase = migration.status().name().toLowerCase(Locale.ROOT);
    boolean still = migration.ended() || migration.status() == Migration.Status.PLANNED;
    return new MigrationStatus(
        migration.jobId(),
        still ? phase : "processing",
        phase,
        migration.from(),
        migration.to(),
        migration.keep(),
        migration.documents(),
        migration.documentsTotal(),
        migration.passages(),
        migration.passagesTotal(),
        migration.error(),
        migration.createdAt(),
        migration.switchedAt(),
        migration.completedAt());
  }
}
