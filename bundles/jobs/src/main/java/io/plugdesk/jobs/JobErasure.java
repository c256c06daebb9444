package io.plugdesk.jobs;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Ends the jobs of a tenant that goes: those that run are interrupted, those that wait are removed.
 *
 * <p>Called from within the job that deletes the tenant, which is left alone.
 */
final class JobErasure {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String WAITING = "delete from job where not picked and task_instance <> ?";
  private static final String ELSEWHERE =
      "select count(*) from job where picked and task_instance <> ?";

  private final UnitsOfWork units;
  private final Running running;

  JobErasure(UnitsOfWork units, Running running) {
    this.units = units;
    this.running = running;
  }

  void erase(TenantContext tenant) {
    running.interrupt(tenant);
    var quiet = running.isQuietWithin(LIMIT, tenant);
    var elsewhere = units.within(tenant, "end the jobs of a tenant", this::removeWaiting);
    if (!quiet || elsewhere > 0) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "A job of the tenant " + tenant.slug() + " still runs: delete the tenant once more");
    }
  }

  /** Says how many run on other nodes, as the settling of one here is awaited elsewhere. */
  private long removeWaiting(UnitOfWork unit) {
    try (var waiting = unit.connection().prepareStatement(WAITING);
        var elsewhere = unit.connection().prepareStatement(ELSEWHERE)) {
      var own = running.own();
      waiting.setString(1, own);
      waiting.executeUpdate();
      elsewhere.setString(1, own);
      try (var row = elsewhere.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw JobFailures.of("end the jobs of a tenant", e);
    }
  }
}
