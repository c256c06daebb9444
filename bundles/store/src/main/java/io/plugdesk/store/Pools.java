package io.plugdesk.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** The pooled connections of the two working roles. */
final class Pools implements AutoCloseable {
  private static final int APP_CONNECTIONS = 24;
  private static final int HOUSE_CONNECTIONS = 8;
  private static final long WAIT_MILLIS = 5_000;

  private final HikariDataSource app;
  private final HikariDataSource house;

  Pools(Database database) {
    app = pool(database, DatabaseRole.APP, APP_CONNECTIONS);
    house = pool(database, DatabaseRole.HOUSE, HOUSE_CONNECTIONS);
  }

  /** Connections to which row-level security applies. */
  DataSource app() {
    return app;
  }

  /** Connections of the house itself. */
  DataSource house() {
    return house;
  }

  @Override
  public void close() {
    app.close();
    house.close();
  }

  private static HikariDataSource pool(Database database, DatabaseRole role, int connections) {
    var config = new HikariConfig();
    config.setPoolName(role.role());
    config.setDataSource(database.as(role));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }
}
