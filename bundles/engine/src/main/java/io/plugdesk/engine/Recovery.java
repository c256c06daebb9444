package io.plugdesk.engine;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import io.plugdesk.desk.tenants.Tenants;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds messages that were accepted and left behind, by a crash or a failure. */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final int MOST_AT_ONCE = 100;
  private final UnitsOfWork units;
  private final Tenants tenants;
  private final TurnRunner runner;
  private final String node;
  private boolean released;

  Recovery(UnitsOfWork units, Tenants tenants, TurnRunner runner, String node) {
    this.units = units;
    this.tenants = tenants;
    this.runner = runner;
    this.node = node;
  }

  /** Makes what this node held before it stopped due at once. */
  void releaseOwn() {
    units.house(
        Reason.QUEUE,
        "release held messages",
        unit ->
            Rows.update(
                unit.connection(), "update inbox set due_at = now() where holder = ?", node));
  }

  /** Looks once, at first also for what this node held; a failure is the next look's business. */
  void look() {
    try {
      if (!released) {
        releaseOwn();
        released = true;
      }
      var due = due();
      runner.recoverLeft();
      for (var each : due) {
        tenants
            .find(each.tenantId())
            .ifPresent(tenant -> runner.recover(tenant.context(), each.conversationId()));
      }
    } catch (PlugdeskException e) {
      LOG.debug("The inbox cannot be read right now", e);
    }
  }

  private List<Due> due() {
    return units.house(
        Reason.QUEUE,
        "find waiting messages",
        unit ->
            Rows.query(
                unit.connection(),
                row -> new Due(row.getString(1), row.getString(2)),
                "select tenant_id, conversation_id from inbox where due_at <= now() and (holder = ?"
                    + " or "
                    + InboxRows.LEFT.formatted("inbox")
                    + ") group by tenant_id, conversation_id order by min(due_at) limit "
                    + MOST_AT_ONCE,
                node));
  }

  private record Due(String tenantId, String conversationId) {}
}
