package io.plugdesk.store;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where PostgreSQL is, and where the passwords of its roles lie.
 *
 * @param url the JDBC URL of the database
 * @param keys the folder of the password files
 */
record Database(String url, Path keys) {
  private static final int CONNECT_SECONDS = 2;

  /**
   * Reads the address from the environment.
   *
   * @param environment the environment of the process
   * @param home the data folder
   */
  static Database from(Map<String, String> environment, Path home) {
    var external = environment.getOrDefault("PLUGDESK_POSTGRES_URL", "");
    var port = environment.getOrDefault("PLUGDESK_POSTGRES_PORT", "8185");
    var url = external.isBlank() ? "jdbc:postgresql://127.0.0.1:" + port + "/plugdesk" : external;
    return new Database(url, home.resolve("keys"));
  }

  /** The address as it may be logged. */
  String place() {
    return url.replaceFirst("\\?.*", "");
  }

  /** Unpooled connections of a role; UUIDs and JSON are bound as text. */
  DataSource as(DatabaseRole role) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(role.role());
    source.setPassword(password(role));
    source.setStringType("unspecified");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLogServerErrorDetail(false);
    source.setApplicationName("plugdesk");
    return source;
  }

  /** The password of a role. */
  String password(DatabaseRole role) {
    var file = keys.resolve(role.keyFile());
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The password of "
              + role.role()
              + " cannot be read from "
              + file
              + ": start the house with its launcher, or put the password there",
          e);
    }
  }
}
