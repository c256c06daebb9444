package io.plugdesk.editions;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.Sql;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The editions of the tenants, in PostgreSQL.
 *
 * <p>Who changes one claims it first, in a unit of its own, and confirms it when all is done: no
 * transaction is open while plugins are switched. A claim is a revision below zero; one of which
 * nothing was heard for two minutes is that of a node that has gone, and binds nobody.
 */
final class EditionRows {
  private static final String READ =
      """
      select features, revision, revision < 0 and changed_at > now() - interval '2 minutes'
      from edition
      """;
  private static final String INSERT =
      """
      insert into edition (features, changed_by, revision, tenant_id) values (?, ?, ?, ?::uuid)
      on conflict do nothing
      """;
  private static final String UPDATE =
      """
      update edition set features = ?, changed_by = ?, changed_at = now(), revision = ?
      where tenant_id = ?::uuid and revision = ?
      """;
  private static final String CONFIRM =
      "update edition set revision = -revision where tenant_id = ?::uuid and revision = ?";
  private static final String FORGET =
      "delete from edition where tenant_id = ?::uuid and revision = ?";

  private final UnitsOfWork units;

  EditionRows(UnitsOfWork units) {
    this.units = units;
  }

  /**
   * A tenant's edition.
   *
   * @param features its features; null where nobody has decided it
   * @param revision how often it was decided; below zero while it is claimed
   * @param busy whether somebody is changing it
   */
  record Stored(List<String> features, int revision, boolean busy) {
    private static final Stored NONE = new Stored(null, 0, false);

    private static Stored of(ResultSet row) throws SQLException {
      return new Stored(
          List.of((String[]) row.getArray(1).getArray()), row.getInt(2), row.getBoolean(3));
    }

    private int claim() {
      return -Math.abs(revision) - 1;
    }
  }

  Stored read(TenantContext tenant) {
    return units.within(
        tenant,
        "read edition",
        unit ->
            Sql.query(unit.connection(), Stored::of, READ).stream()
                .findFirst()
                .orElse(Stored.NONE));
  }

  /**
   * Writes an edition that is not carried out yet.
   *
   * @throws PlugdeskException MISCONFIGURED when somebody else changes it, or has since it was read
   */
  void claim(TenantContext tenant, List<String> features, Stored before, String actor) {
    if (before.busy()) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "Somebody else is changing the edition of %s, and this has changed nothing: try again in a moment, two minutes at most"
              .formatted(tenant.slug()));
    }
    units.within(
        tenant,
        "claim edition",
        unit -> {
          var names = Sql.texts(unit.connection(), features);
          var id = tenant.tenantId();
          insist(
              tenant,
              before.features() == null
                  ? Sql.update(unit.connection(), INSERT, names, actor, before.claim(), id)
                  : Sql.update(
                      unit.connection(),
                      UPDATE,
                      names,
                      actor,
                      before.claim(),
                      id,
                      before.revision()));
          return before;
        });
  }

  /**
   * What was claimed is carried out; in the caller's unit.
   *
   * @throws PlugdeskException MISCONFIGURED when that took so long that somebody else has begun
   */
  void confirm(UnitOfWork unit, TenantContext tenant, Stored before) {
    insist(tenant, Sql.update(unit.connection(), CONFIRM, tenant.tenantId(), before.claim()));
  }

  /** What was claimed is not carried out: the edition is again what it was before. */
  void takeBack(TenantContext tenant, Stored before, String actor) {
    units.within(
        tenant,
        "take edition back",
        unit -> {
          var connection = unit.connection();
          var id = tenant.tenantId();
          var claim = before.claim();
          if (before.features() == null) {
            return Sql.update(connection, FORGET, id, claim);
          }
          var names = Sql.texts(connection, before.features());
          return Sql.update(connection, UPDATE, names, actor, 1 - claim, id, claim);
        });
  }

  private static void insist(TenantContext tenant, int written) {
    if (written == 0) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "Somebody else changed the edition of %s at the same time, and this has changed nothing: see what it is now, and try again"
              .formatted(tenant.slug()));
    }
  }
}
