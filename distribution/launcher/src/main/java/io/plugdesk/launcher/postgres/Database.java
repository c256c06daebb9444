package io.plugdesk.launcher.postgres;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** The database as its owner sees it, over JDBC. */
public final class Database {
  public static final String OWNER = "plugdesk_owner";
  public static final String NAME = "plugdesk";

  private static final long PAUSE_NANOS = 50_000_000;
  private static final String TIMEOUT_SECONDS = "5";

  private final House house;
  private final KeyRing keys;

  public Database(House house, KeyRing keys) {
    this.house = house;
    this.keys = keys;
  }

  /** Waits for the server and makes the database when it is missing. */
  public void await(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try (Connection connection = connect("postgres");
          Statement statement = connection.createStatement()) {
        createIfMissing(statement);
        return;
      } catch (SQLException failure) {
        if (System.nanoTime() > end || isRefusedForGood(failure)) {
          throw new Failure(cure(failure), failure);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** The server's own answers to {@code SHOW}, in the order asked. */
  public Map<String, String> settings(List<String> names) throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Connection connection = connect(NAME);
        Statement statement = connection.createStatement()) {
      for (String name : names) {
        try (ResultSet rows = statement.executeQuery("show " + name)) {
          rows.next();
          settings.put(name, rows.getString(1));
        }
      }
    }
    return settings;
  }

  private void createIfMissing(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
      if (rows.next()) {
        return;
      }
    }
    statement.execute("create database " + NAME);
  }

  /** A connection for what may take minutes. */
  Connection longSession() throws SQLException {
    return connect(NAME, "0");
  }

  private Connection connect(String database) throws SQLException {
    return connect(database, TIMEOUT_SECONDS);
  }

  private Connection connect(String database, String answerSeconds) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", OWNER);
    properties.setProperty("password", keys.read(KeyRing.POSTGRES_OWNER));
    properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
    properties.setProperty("socketTimeout", answerSeconds);
    String own = "jdbc:postgresql://127.0.0.1:" + house.ports().postgres() + "/" + database;
    return DriverManager.getConnection(house.postgresUrl().orElse(own), properties);
  }

  private static boolean isRefusedForGood(SQLException failure) {
    return failure.getSQLState() != null && failure.getSQLState().startsWith("28");
  }

  private String cure(SQLException failure) {
    if (isRefusedForGood(failure)) {
      return "PostgreSQL refuses the password in "
          + keys.file(KeyRing.POSTGRES_OWNER)
          + ". Put back the key file that belongs to this database.";
    }
    return "PostgreSQL does not answer ("
        + failure.getMessage()
        + "). See './plugdesk logs postgres'.";
  }
}
