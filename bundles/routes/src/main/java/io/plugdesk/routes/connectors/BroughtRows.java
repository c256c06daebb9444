package io.plugdesk.routes.connectors;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.Sql;
import io.plugdesk.desk.store.UnitsOfWork;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/** The rows that name the documents of each connector. */
final class BroughtRows {
  private static final int SOME = 100;
  private final UnitsOfWork units;

  BroughtRows(UnitsOfWork units) {
    this.units = units;
  }

  /**
   * A document that a connector brought.
   *
   * @param namespace its namespace
   * @param documentId its id in the knowledge
   */
  record Brought(String namespace, String documentId) {}

  /** Records within a unit that a document was named under the settings of now. */
  static void remember(Connection connection, Source source, String documentId) {
    Sql.update(
        connection,
        """
        insert into routes.connector_documents (tenant_id, plugin, namespace, document_id, revision)
        values (cast(? as uuid), ?, ?, ?, ?)
        on conflict (tenant_id, plugin, namespace, document_id) do update
        set revision = excluded.revision
        """,
        source.tenant().tenantId(),
        source.plugin(),
        source.namespace(),
        documentId,
        source.revision());
  }

  /** Records within a unit that a document is removed. */
  static void forget(Connection connection, String plugin, Brought document) {
    Sql.update(
        connection,
        """
        delete from routes.connector_documents
        where plugin = ? and namespace = ? and document_id = ?
        """,
        plugin,
        document.namespace(),
        document.documentId());
  }

  /** Records that documents are removed. */
  void forget(TenantContext tenant, String plugin, Collection<Brought> removed) {
    units.within(
        tenant,
        "forget documents of a connector",
        unit -> {
          removed.forEach(each -> forget(unit.connection(), plugin, each));
          return null;
        });
  }

  /** Documents that were not named under these settings, a hundred at most. */
  List<Brought> unnamed(TenantContext tenant, String plugin, int revision) {
    return units.within(
        tenant,
        "find what a connector no longer brings",
        unit ->
            Sql.query(
                unit.connection(),
                row -> new Brought(row.getString("namespace"), row.getString("document_id")),
                """
                select namespace, document_id from routes.connector_documents
                where plugin = ? and revision <> ? order by namespace, document_id limit ?
                """,
                plugin,
                revision,
                SOME));
  }

  /** How many documents a connector brought, within a unit. */
  static int count(Connection connection, String plugin) {
    return Sql.query(
            connection,
            row -> row.getInt(1),
            "select count(*) from routes.connector_documents where plugin = ?",
            plugin)
        .get(0);
  }
}
