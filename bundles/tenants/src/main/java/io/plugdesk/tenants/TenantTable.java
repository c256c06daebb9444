package io.plugdesk.tenants;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.tenants.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of tenants; a unit of a tenant sees its own row only, a unit of the house all. */
final class TenantTable {
  private static final String COLUMNS = "id, domain, name, config_json, created_at, updated_at";
  private static final String ALL =
      "select " + COLUMNS + " from tenant where going_since is null order by domain";
  private static final String INSERT =
      "insert into tenant (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?) on conflict do nothing";
  private static final String UPDATE =
      "update tenant set name = ?, config_json = ?, updated_at = ? where id = ? and going_since is null"
          + " returning "
          + COLUMNS;
  private static final String MARK =
      "update tenant set going_since = now() where id = ? and going_since is null";
  private static final String GOING =
      "select 1 from tenant where id = ? and going_since is not null";
  private static final String DELETE = "delete from tenant where id = ?";

  /** Every tenant the unit may see. */
  List<Tenant> all(UnitOfWork unit) {
    try (var statement = unit.connection().createStatement();
        var rows = statement.executeQuery(ALL)) {
      var tenants = new ArrayList<Tenant>();
      while (rows.next()) {
        tenants.add(tenant(rows));
      }
      return tenants;
    } catch (SQLException e) {
      throw StoreFailures.of("list the tenants", e);
    }
  }

  /** Adds a tenant; false when its slug is taken. */
  boolean insert(UnitOfWork unit, Tenant tenant) {
    try (var statement = unit.connection().prepareStatement(INSERT)) {
      statement.setString(1, tenant.context().tenantId());
      statement.setString(2, tenant.context().slug());
      statement.setString(3, tenant.name());
      statement.setString(4, tenant.configJson());
      statement.setObject(5, tenant.createdAt().atOffset(ZoneOffset.UTC));
      statement.setObject(6, tenant.updatedAt().atOffset(ZoneOffset.UTC));
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw StoreFailures.of("add a tenant", e);
    }
  }

  /** Changes a tenant; empty when there is none. */
  Optional<Tenant> update(
      UnitOfWork unit, TenantContext tenant, String name, String configJson, Instant now) {
    try (var statement = unit.connection().prepareStatement(UPDATE)) {
      statement.setString(1, name);
      statement.setString(2, configJson);
      statement.setObject(3, now.atOffset(ZoneOffset.UTC));
      statement.setString(4, tenant.tenantId());
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(tenant(rows)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw StoreFailures.of("change a tenant", e);
    }
  }

  /** Marks a tenant as going; false when there is none, or it goes already. */
  boolean mark(UnitOfWork unit, TenantContext tenant) {
    try (var statement = unit.connection().prepareStatement(MARK)) {
      statement.setString(1, tenant.tenantId());
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw StoreFailures.of("mark a tenant as going", e);
    }
  }

  /** Whether a tenant goes and is still there. */
  boolean isGoing(UnitOfWork unit, TenantContext tenant) {
    try (var statement = unit.connection().prepareStatement(GOING)) {
      statement.setString(1, tenant.tenantId());
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    } catch (SQLException e) {
      throw StoreFailures.of("look for a tenant that goes", e);
    }
  }

  /** Removes a tenant; false when there is none. */
  boolean delete(UnitOfWork unit, TenantContext tenant) {
    try (var statement = unit.connection().prepareStatement(DELETE)) {
      statement.setString(1, tenant.tenantId());
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw StoreFailures.of("remove a tenant", e);
    }
  }

  private static Tenant tenant(ResultSet row) throws SQLException {
    return new Tenant(
        new TenantContext(row.getString("id"), row.getString("domain")),
        row.getString("name"),
        row.getString("config_json"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
