package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.knowledge.Migration.Status;
import java.time.Instant;

/**
 * A migration, as the one who does it sees it.
 *
 * @param tenant the tenant
 * @param id its UUID
 * @param source the plugin that has the passages
 * @param target the plugin that gets them
 * @param keep whether the source keeps them
 * @param switchesOn whether the target was off before
 * @param status how far it is
 * @param actor who asked for it
 * @param calledOff by what words it was called off, or null
 * @param switchedAt since when the target answers, or null
 */
record Move(
    TenantContext tenant,
    String id,
    String source,
    String target,
    boolean keep,
    boolean switchesOn,
    Status status,
    String actor,
    String calledOff,
    Instant switchedAt) {
  /** The kind of these jobs in the house. */
  static final String QUEUE = "intake.migration";

  /** The same in the house's words. */
  Job queued() {
    return new Job(tenant, QUEUE, id);
  }

  /** Where the passages are while the target is being filled. */
  Home filling() {
    return new Home(source, target);
  }
}
