package io.plugdesk.bench.wire;

import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The database of the house under measurement, as its owner sees it.
 *
 * @param house whose it is
 */
public record OwnDatabase(House house) {
  private static final String OWNER = "plugdesk_owner";

  /** Carries statements out, all or none. */
  public void execute(String... statements) throws IOException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (var each : statements) {
        statement.execute(each);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IOException("The database refuses: " + e.getMessage(), e);
    }
  }

  /** The rows of a query, each column as text; null where there is none. */
  public List<List<String>> rows(String query, String... parameters) throws IOException {
    try (var connection = connect();
        var statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (var found = statement.executeQuery()) {
        var rows = new ArrayList<List<String>>();
        while (found.next()) {
          var row = new ArrayList<String>();
          for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            row.add(found.getString(column));
          }
          rows.add(row);
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IOException("The database refuses: " + e.getMessage(), e);
    }
  }

  private Connection connect() throws SQLException {
    var url =
        house
            .postgresUrl()
            .orElse("jdbc:postgresql://127.0.0.1:" + house.ports().postgres() + "/plugdesk");
    var password = new KeyRing(house.keys()).read(KeyRing.POSTGRES_OWNER);
    return DriverManager.getConnection(url, OWNER, password);
  }
}
