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

/** The editions of the tenants, in PostgreSQL. */
final class EditionRows {
  private static final String READ = "select features, revision from edition";
  private static final String INSERT =
      """
      insert into edition (features, changed_by, tenant_id, revision) values (?, ?, ?::uuid, 1)
      on conflict do nothing
      """;
  private static final String UPDATE =
      """
      update edition set features = ?, changed_by = ?, changed_at = now(), revision = revision + 1
      where tenant_id = ?::uuid and revision = ?
      """;

  private final UnitsOfWork units;

  EditionRows(UnitsOfWork units) {
    this.units = units;
  }

  /**
   * A tenant's edition.
   *
   * @param features its features; null where nobody has decided it
   * @param revision how often it was decided
   */
  record Stored(List<String> features, int revision) {
    private static final Stored NONE = new Stored(null, 0);

    private static Stored of(ResultSet row) throws SQLException {
      return new Stored(List.of((String[]) row.getArray(1).getArray()), row.getInt(2));
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
   * Writes an edition in the caller's unit.
   *
   * @throws PlugdeskException TRANSIENT when somebody else has written it since it was read
   */
  void write(
      UnitOfWork unit, TenantContext tenant, List<String> features, Stored before, String actor) {
    var connection = unit.connection();
    var names = Sql.texts(connection, features);
    var id = tenant.tenantId();
    var written =
        before.revision() == 0
            ? Sql.update(connection, INSERT, names, actor, id)
            : Sql.update(connection, UPDATE, names, actor, id, before.revision());
    if (written == 0) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "The edition of %s was changed at the same time: nothing has changed, try again"
              .formatted(tenant.slug()));
    }
  }
}
