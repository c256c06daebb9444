package io.plugdesk.store;

import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.TenantRows;
import io.plugdesk.desk.store.UnitsOfWork;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;

/**
 * An empty database on a real PostgreSQL, with the roles, grants and checks of the running house,
 * so that a room can try its migrations and repositories without OSGi.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final ConcurrentLinkedQueue<EntityManagerFactory> factories =
      new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<PostgresSignals> lines = new ConcurrentLinkedQueue<>();
  private final String name = "test_" + NUMBER.incrementAndGet();
  private final Database database;
  private final Pools pools;

  /** Makes the database; the first one of a JVM starts PostgreSQL, which takes a few seconds. */
  public TestDatabase() {
    var postgres = TestPostgres.running();
    database = new Database(postgres.url(name), postgres.keys());
    try {
      inPostgres("create database " + name);
      new Roles(database).ensure();
    } catch (SQLException e) {
      throw new IllegalStateException("The database for the test cannot be made", e);
    }
    pools = new Pools(database);
  }

  /**
   * Migrates the schema of a room, and gives its units of work.
   *
   * @param room the room
   * @param migrations the folder of its scripts, such as {@code src/main/resources/db/migration}
   */
  public UnitsOfWork unitsOfWork(String room, Path migrations) {
    migrate(room, migrations);
    return new RoomUnits(room, pools.app(), pools.house(), Optional.empty());
  }

  /**
   * Migrates the schema of a room that has a persistence unit of its own name, and gives its units
   * of work; EclipseLink must be on the class path of the test.
   *
   * @param room the room
   * @param migrations the folder of its scripts
   */
  public UnitsOfWork unitsOfWorkWithEntities(String room, Path migrations) {
    migrate(room, migrations);
    var factory =
        Persistence.createEntityManagerFactory(
            room, Map.of("javax.persistence.nonJtaDataSource", pools.app()));
    factories.add(factory);
    return new RoomUnits(room, pools.app(), pools.house(), Optional.of(factory));
  }

  /** The pooled connections of the house's role, as the running house publishes them. */
  public DataSource houseSource() {
    return pools.house();
  }

  /**
   * Signals that are really sent; they are heard until the database is closed.
   *
   * @param listeners those who hear them
   */
  public Signals signals(Signals.Listener... listeners) {
    var signals = new PostgresSignals(database);
    for (var listener : listeners) {
      signals.addListener(listener);
    }
    lines.add(signals);
    return signals;
  }

  /** Removes the rows of a tenant, as the running house does. */
  public TenantRows tenantRows() {
    return new SqlTenantRows();
  }

  /** A connection of the owner, to whom nothing is forbidden; the test closes it. */
  public Connection owner() throws SQLException {
    return database.as(DatabaseRole.OWNER).getConnection();
  }

  /** A pooled connection of the tenants' role, outside of any unit of work. */
  public Connection app() throws SQLException {
    return pools.app().getConnection();
  }

  /** A pooled connection of the house's role, outside of any unit of work. */
  public Connection house() throws SQLException {
    return pools.house().getConnection();
  }

  @Override
  public void close() throws SQLException {
    factories.forEach(EntityManagerFactory::close);
    lines.forEach(PostgresSignals::close);
    pools.close();
    inPostgres("drop database " + name + " with (force)");
  }

  private void migrate(String room, Path migrations) {
    try {
      new RoomSchema(database, room).bringUpToDate(migrations.toAbsolutePath());
    } catch (SQLException e) {
      throw new IllegalStateException("The schema " + room + " cannot be made", e);
    }
  }

  private static void inPostgres(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                TestPostgres.running().url("postgres"),
                DatabaseRole.OWNER.role(),
                TestPostgres.PASSWORD);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
