package io.plugdesk.desk.store;

import io.plugdesk.desk.jobs.Job;

/**
 * Takes jobs in the caller's own transaction, so that a job exists if, and only if, what it works
 * on does.
 *
 * <p>Called within a unit of work, in its thread; a millisecond. The job begins within moments of
 * the commit, on one node, as soon as the handler of its kind is there; it survives a crash. A job
 * whose kind and id already wait is not taken twice. Throws {@link
 * io.plugdesk.api.PlugdeskException} TRANSIENT when it cannot be written; then the unit must fail.
 */
public interface Jobs {
  /**
   * Takes a job.
   *
   * @param unit the caller's unit of work
   * @param job what is to be done; its tenant is the unit's tenant
   */
  void enqueue(UnitOfWork unit, Job job);
}
