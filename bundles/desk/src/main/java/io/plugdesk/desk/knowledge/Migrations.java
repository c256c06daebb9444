package io.plugdesk.desk.knowledge;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.IngestProgress.Following;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Moves the passages of a tenant from one retrieval back end to another, while it answers.
 *
 * <p>Called from any thread; milliseconds: the work is done by a job that survives a crash. The old
 * back end answers until the new one has everything, documents that come meanwhile included; then
 * the new one does, at once and on every node. An unknown migration is empty. Throws {@link
 * io.plugdesk.api.PlugdeskException} REJECTED with the reason when it is not possible, TRANSIENT
 * when the database cannot be reached; nothing has begun then.
 */
public interface Migrations {
  /**
   * Begins a migration; the same one again, while it runs, is that one.
   *
   * @param tenant the tenant
   * @param order what is wanted
   */
  Migration begin(TenantContext tenant, Order order);

  /**
   * Finds a migration.
   *
   * @param tenant the tenant
   * @param jobId its UUID
   */
  Optional<Migration> find(TenantContext tenant, String jobId);

  /**
   * Calls off a migration that runs: the old back end goes on answering.
   *
   * @param tenant the tenant
   * @param jobId its UUID
   * @param actor who does it, for the audit trail
   * @return the migration as it is then; one whose new back end answers already goes on
   */
  Optional<Migration> cancel(TenantContext tenant, String jobId, String actor);

  /**
   * Follows a migration on whichever node it is done; the last call is the one with its end.
   *
   * @param tenant the tenant
   * @param jobId its UUID
   * @param listener is told the states, from one thread for all listeners; milliseconds
   * @return closing it ends the calls
   */
  Following follow(TenantContext tenant, String jobId, Consumer<Migration> listener);

  /**
   * What is wanted.
   *
   * @param to the id of the plugin that gets the passages, or the end of it where that is unique
   * @param keep whether the old one keeps them too
   * @param dryRun whether it is only asked what would happen
   * @param actor who does it, for the audit trail
   */
  record Order(String to, boolean keep, boolean dryRun, String actor) {}
}
