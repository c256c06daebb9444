package io.plugdesk.editions;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.audit.AuditEvent.Actor;
import io.plugdesk.desk.editions.Plan;
import io.plugdesk.desk.editions.Plan.Action;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Features;
import io.plugdesk.editions.EditionRows.Stored;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Carries plans out, one at a time on this node. The edition is claimed before the first step and
 * confirmed after the last one, and no transaction is open between: whoever erases the tenant
 * meanwhile need not wait for steps that wait for him.
 */
final class Applying {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LONGEST_WAIT_SECONDS = 10;

  private final ReentrantLock turn = new ReentrantLock();
  private final UnitsOfWork units;
  private final EditionRows rows;
  private final Features features;
  private final AuditTrail trail;

  Applying(UnitsOfWork units, EditionRows rows, Features features, AuditTrail trail) {
    this.units = units;
    this.rows = rows;
    this.features = features;
    this.trail = trail;
  }

  /**
   * Does something when nobody else on this node is at it: each plans on what the one before left.
   *
   * @throws PlugdeskException TRANSIENT when that takes too long
   */
  Plan inTurn(Supplier<Plan> work) {
    enter();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  private void enter() {
    try {
      if (turn.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new PlugdeskException(
        Kind.TRANSIENT,
        "Another edition is still being applied, and this has changed nothing: try again in a minute");
  }

  /** Carries a possible plan out; who is too late with the claim switches nothing. */
  Plan apply(TenantContext tenant, Plan plan, Stored before, String actor) {
    if (isDone(plan, before)) {
      return plan.asDone();
    }
    rows.claim(tenant, plan.edition(), before, actor);
    try {
      new Switching(features, tenant, actor)
          .carryOut(plan.steps(), () -> confirm(tenant, plan, before, actor));
      return plan.asDone();
    } catch (RuntimeException failure) {
      takeBack(tenant, before, actor, failure);
      throw failure;
    }
  }

  private static boolean isDone(Plan plan, Stored before) {
    return before.revision() > 0
        && before.features().equals(plan.edition())
        && plan.steps().stream().allMatch(step -> step.action() == Action.KEEP);
  }

  private void takeBack(
      TenantContext tenant, Stored before, String actor, RuntimeException failure) {
    try {
      rows.takeBack(tenant, before, actor);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void confirm(TenantContext tenant, Plan plan, Stored before, String actor) {
    units.within(
        tenant,
        "apply edition",
        unit -> {
          rows.confirm(unit, tenant, before);
          record(unit, tenant, plan, actor);
          return plan;
        });
  }

  private void record(UnitOfWork unit, TenantContext tenant, Plan plan, String actor) {
    var payload = JSON.createObjectNode();
    payload.set("edition", JSON.valueToTree(plan.edition()));
    payload.set("on", JSON.valueToTree(plugins(plan, Action.ON)));
    payload.set("off", JSON.valueToTree(plugins(plan, Action.OFF)));
    trail.record(
        unit,
        new AuditEvent(tenant, null, Actor.ADMIN, actor, "edition.applied", payload.toString()));
  }

  private static List<String> plugins(Plan plan, Action action) {
    return plan.steps().stream()
        .filter(step -> step.action() == action)
        .map(Plan.Step::plugin)
        .toList();
  }
}
