package io.plugdesk.store;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The units of work of one room; tenant and search path hold for the transaction only. */
final class RoomUnits implements UnitsOfWork {
  private static final Logger LOG = LoggerFactory.getLogger(RoomUnits.class);
  private static final String BIND =
      "select set_config('app.tenant_id', ?, true), set_config('search_path', ?, true)";

  private final String room;
  private final DataSource app;
  private final DataSource house;
  private final Optional<EntityManagerFactory> entities;

  RoomUnits(
      String room, DataSource app, DataSource house, Optional<EntityManagerFactory> entities) {
    this.room = room;
    this.app = app;
    this.house = house;
    this.entities = entities;
  }

  @Override
  public <R> R within(TenantContext tenant, String unit, Function<UnitOfWork, R> work) {
    return entities.isPresent()
        ? withEntities(entities.get().createEntityManager(), tenant.tenantId(), unit, work)
        : withConnection(app, tenant.tenantId(), unit, work);
  }

  @Override
  public <R> R house(Reason reason, String unit, Function<UnitOfWork, R> work) {
    LOG.debug("The house itself in {}, because of {}: {}", room, reason, unit);
    return withConnection(house, "", unit, work);
  }

  private <R> R withConnection(
      DataSource pool, String tenantId, String unit, Function<UnitOfWork, R> work) {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      bind(connection, tenantId);
      var result = attempt(connection, work);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw SqlFailures.translate(unit, e);
    }
  }

  private <R> R attempt(Connection connection, Function<UnitOfWork, R> work) {
    try {
      return work.apply(new RunningUnit(room, Optional.empty(), connection));
    } catch (RuntimeException | Error e) {
      rollback(connection, e);
      throw e;
    }
  }

  private static void rollback(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private <R> R withEntities(
      EntityManager manager, String tenantId, String unit, Function<UnitOfWork, R> work) {
    var transaction = manager.getTransaction();
    try {
      var running = begin(manager, tenantId, unit);
      var result = work.apply(running);
      manager.flush();
      commit(manager, unit);
      return result;
    } finally {
      if (transaction.isActive()) {
        transaction.rollback();
      }
      manager.close();
    }
  }

  private UnitOfWork begin(EntityManager manager, String tenantId, String unit) {
    try {
      manager.getTransaction().begin();
      // Asking for the connection is what makes EclipseLink begin now, and not at the first write.
      var connection = manager.unwrap(Connection.class);
      bind(connection, tenantId);
      return new RunningUnit(room, Optional.of(manager), connection);
    } catch (SQLException | RuntimeException e) {
      throw SqlFailures.translate(unit, e);
    }
  }

  private static void commit(EntityManager manager, String unit) {
    try {
      manager.getTransaction().commit();
    } catch (RuntimeException e) {
      throw SqlFailures.translate(unit, e);
    }
  }

  private void bind(Connection connection, String tenantId) throws SQLException {
    try (var statement = connection.prepareStatement(BIND)) {
      statement.setString(1, tenantId);
      statement.setString(2, room);
      statement.execute();
    }
  }

  private record RunningUnit(String room, Optional<EntityManager> manager, Connection connection)
      implements UnitOfWork {
    @Override
    public EntityManager entities() {
      return manager.orElseThrow(
          () ->
              new IllegalStateException(
                  "There are no entities here: the room "
                      + room
                      + " has no persistence unit, or this is a unit of the house; use the"
                      + " connection"));
    }
  }
}
