package io.plugdesk.intake;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.knowledge.IngestProgress.Following;
import io.plugdesk.desk.knowledge.Migration;
import io.plugdesk.desk.knowledge.Migration.Status;
import io.plugdesk.desk.knowledge.Migrations;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Jobs;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.intake.FilledRows.Amounts;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Keeps migrations in PostgreSQL, and has jobs do them. */
@Component
public final class StoredMigrations implements Migrations {
  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final Followers followers = new Followers("intake-migrations");
  private final UnitsOfWork units;
  private final Jobs jobs;
  private final AuditTrail audit;
  private final Signals signals;
  private final ChosenRetrievers chosen;
  private final BackEnds backEnds;

  /**
   * Begins with nobody following.
   *
   * @param units the room's own units of work
   * @param jobs takes jobs
   * @param audit the audit trail
   * @param signals tells the other nodes
   * @param chosen who asks the back end that has the passages
   * @param plugins what is installed
   * @param settings what it needs
   */
  @Activate
  public StoredMigrations(
      @Reference(target = "(room=intake)") UnitsOfWork units,
      @Reference Jobs jobs,
      @Reference AuditTrail audit,
      @Reference Signals signals,
      @Reference ChosenRetrievers chosen,
      @Reference Plugins plugins,
      @Reference PluginSettings settings) {
    this.units = units;
    this.jobs = jobs;
    this.audit = audit;
    this.signals = signals;
    this.chosen = chosen;
    this.backEnds = new BackEnds(plugins, settings);
  }

  /** Ends all that is followed. */
  @Deactivate
  public void close() {
    followers.close();
  }

  @Override
  public Migration begin(TenantContext tenant, Order order) {
    String target = backEnds.named(order.to());
    backEnds.checkSettings(tenant, target);
    Home before = units.within(tenant, "find home", unit -> homes(unit, tenant).find());
    String source = backEnds.answering(tenant, before);
    Migration begun =
        units.within(tenant, "begin migration", unit -> begin(unit, tenant, order, source, target));
    chosen.heard(tenant.tenantId());
    return begun;
  }

  @Override
  public Optional<Migration> find(TenantContext tenant, String jobId) {
    return StoredLibrary.isUuid(jobId)
        ? units.within(tenant, "find migration", unit -> rows(unit, tenant).find(jobId))
        : Optional.empty();
  }

  @Override
  public Optional<Migration> cancel(TenantContext tenant, String jobId, String actor) {
    if (StoredLibrary.isUuid(jobId)) {
      units.within(
          tenant,
          "call migration off",
          unit -> {
            rows(unit, tenant).running(jobId).ifPresent(move -> cancel(unit, move, actor));
            return null;
          });
    }
    return find(tenant, jobId);
  }

  @Override
  public Following follow(TenantContext tenant, String jobId, Consumer<Migration> listener) {
    return followers.follow(() -> find(tenant, jobId), Migration::ended, listener);
  }

  private Migration begin(
      UnitOfWork unit, TenantContext tenant, Order order, String source, String target) {
    new FileRows(unit.connection(), tenant.tenantId()).lock("migration");
    Optional<Move> running = rows(unit, tenant).running();
    if (running.isPresent()) {
      Move move = running.get();
      if (!move.target().equals(target)) {
        throw Limits.rejected(
            "The tenant is on its way to "
                + move.target()
                + " already. Wait until that is done, or call it off.");
      }
      return rows(unit, tenant).find(move.id()).orElseThrow();
    }
    if (source.equals(target)) {
      throw Limits.rejected("The tenant's answers come from " + target + " already.");
    }
    FilledRows filled = new FilledRows(unit.connection(), tenant.tenantId());
    filled.clear();
    filled.outdated().ifPresent(Moving::refuse);
    if (order.dryRun()) {
      return planned(filled.amounts(), order, source, target);
    }
    Move move =
        new Move(
            tenant,
            ids.generate().toString(),
            source,
            target,
            order.keep(),
            !backEnds.isOn(tenant, target),
            Status.PREPARING,
            order.actor(),
            null,
            null);
    // The target may have the higher ranking: from now on nobody is led there by that.
    homes(unit, tenant).put(new Home(source, null));
    rows(unit, tenant).add(move);
    signals.send(unit, ChosenRetrievers.TOPIC, tenant.tenantId());
    record(unit, move, "knowledge.migration_begun", order.actor());
    jobs.enqueue(unit, move.queued());
    return rows(unit, tenant).find(move.id()).orElseThrow();
  }

  private static Migration planned(Amounts amounts, Order order, String source, String target) {
    return new Migration(
        null,
        source,
        target,
        order.keep(),
        Status.PLANNED,
        0,
        amounts.documentsTotal(),
        0,
        amounts.passagesTotal(),
        null,
        null,
        null,
        null);
  }

  private void cancel(UnitOfWork unit, Move move, String actor) {
    homes(unit, move.tenant()).lock();
    if (rows(unit, move.tenant()).callOff(move, "It was called off by " + actor + ".")) {
      record(unit, move, "knowledge.migration_called_off", actor);
      jobs.enqueue(unit, move.queued());
    }
  }

  private void record(UnitOfWork unit, Move move, String event, String actor) {
    String payload = DocumentRows.json(Map.of("from", move.source(), "to", move.target()));
    audit.record(
        unit, new AuditEvent(move.tenant(), null, AuditEvent.Actor.ADMIN, actor, event, payload));
  }

  private static MigrationRows rows(UnitOfWork unit, TenantContext tenant) {
    return new MigrationRows(unit.connection(), tenant);
  }

  private static HomeRows homes(UnitOfWork unit, TenantContext tenant) {
    return new HomeRows(unit.connection(), tenant.tenantId());
  }
}
