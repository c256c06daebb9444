package io.plugdesk.tenants;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitOfWork;
import java.util.UUID;

/**
 * What one node tells the others after a change of a tenant or its features.
 *
 * @param node the node that made the change
 * @param tenant the tenant
 */
record News(String node, TenantContext tenant) {
  static final String TOPIC = "tenants.changed";

  private static final String THIS_NODE = UUID.randomUUID().toString();

  /** Tells it with the commit of the unit. */
  static void send(Signals signals, UnitOfWork unit, TenantContext tenant) {
    signals.send(unit, TOPIC, THIS_NODE + " " + tenant.tenantId() + " " + tenant.slug());
  }

  static News read(String text) {
    var parts = text.split(" ", 3);
    return new News(parts[0], new TenantContext(parts[1], parts[2]));
  }

  /** Whether this node made the change, and knows. */
  boolean isOwn() {
    return node.equals(THIS_NODE);
  }
}
