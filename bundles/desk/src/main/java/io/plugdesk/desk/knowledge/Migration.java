package io.plugdesk.desk.knowledge;

import java.time.Instant;

/**
 * The move of a tenant's passages from one retrieval back end to another.
 *
 * @param jobId its UUID; null where it was only asked what would happen
 * @param from the plugin that has the passages
 * @param to the plugin that gets them
 * @param keep whether the passages stay in the old one too
 * @param status how far it is
 * @param documents the documents that are in the new one
 * @param documentsTotal the documents that are to be in it
 * @param passages the passages that are in the new one
 * @param passagesTotal the passages that are to be in it
 * @param error why it failed, or what it waits for, with the cure; or null
 * @param createdAt when it was asked for; null where it was not
 * @param switchedAt since when the new one answers, or null
 * @param completedAt when it ended, or null
 */
public record Migration(
    String jobId,
    String from,
    String to,
    boolean keep,
    Status status,
    int documents,
    int documentsTotal,
    long passages,
    long passagesTotal,
    String error,
    Instant createdAt,
    Instant switchedAt,
    Instant completedAt) {
  /** How far a migration is. */
  public enum Status {
    /** Nobody has asked for it yet. */
    PLANNED,
    /** The new back end is switched on and emptied. */
    PREPARING,
    /** The new one is being filled; the old one answers. */
    FILLING,
    /** The new one answers; what the old one has is removed. */
    CLEARING,
    /** It is done. */
    COMPLETED,
    /** It was given up or called off; the old one answers. */
    FAILED
  }

  /** Whether it will not change any more. */
  public boolean ended() {
    return status == Status.COMPLETED || status == Status.FAILED;
  }
}
