package io.plugdesk.launcher.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A backup of the running server by PostgreSQL's low-level API: between {@link #begin} and {@link
 * #end} the files of the cluster may be copied as they are, and the write-ahead log from the first
 * to the last segment makes a consistent database of the copy. A temporary replication slot keeps
 * those segments; it goes with the connection.
 */
public final class OnlineBackup implements AutoCloseable {
  private static final String SLOT =
      "select pg_create_physical_replication_slot('plugdesk_backup', true, true)";
  private static final String BEGIN = "select pg_backup_start('plugdesk', true)";
  private static final String END = "select lsn, labelfile, spcmapfile from pg_backup_stop(false)";
  private static final String SEGMENT = "select pg_walfile_name(?::pg_lsn)";
  private static final String QUIET =
      """
      do $$ begin
        if to_regclass('intake.documents') is not null then
          lock table intake.documents in share row exclusive mode;
        end if;
      end $$""";

  /** What the server makes anew at its start, or must not find there. */
  private static final Set<String> EMPTIED =
      Set.of(
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");

  private final Connection connection;
  private String firstSegment;

  private OnlineBackup(Connection connection) {
    this.connection = connection;
  }

  /**
   * What belongs into the copy at the end.
   *
   * @param label the content of {@code backup_label}
   * @param tablespaces the content of {@code tablespace_map}, or empty
   * @param firstSegment the first file of the write-ahead log that is needed
   * @param lastSegment the last one
   */
  public record End(String label, String tablespaces, String firstSegment, String lastSegment) {
    /** Whether a file of {@code pg_wal} is needed. */
    public boolean needs(String name) {
      return name.endsWith(".history")
          || name.matches("[0-9A-F]{24}")
              && name.compareTo(firstSegment) >= 0
              && name.compareTo(lastSegment) <= 0;
    }
  }

  /** Begins with a checkpoint. */
  public static OnlineBackup begin(Database database) throws SQLException {
    var backup = new OnlineBackup(database.longSession());
    try {
      backup.text(SLOT);
      backup.firstSegment = backup.segment(backup.text(BEGIN));
      return backup;
    } catch (SQLException failure) {
      backup.close();
      throw failure;
    }
  }

  /** What is not copied from the cluster's folder, by its path in it. */
  public static Predicate<Path> leftOut() {
    return path ->
        path.getNameCount() == 1 && LEFT_OUT.contains(path.toString())
            || path.getNameCount() == 2
                && (EMPTIED.contains(path.getName(0).toString())
                    || path.startsWith("pg_wal") && !isFolderOfTheLog(path))
            || path.startsWith("pg_wal") && path.getNameCount() > 2
            || path.getFileName().toString().startsWith("pgsql_tmp")
            || path.getFileName().toString().startsWith("pg_internal.init");
  }

  private static boolean isFolderOfTheLog(Path path) {
    return path.endsWith("archive_status") || path.endsWith("summaries");
  }

  /**
   * Lets nobody change a document until {@link #close}, so that the search index can be taken as it
   * belongs to this end; false when somebody is changing one all the time.
   */
  public boolean holdDocuments() throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '10s'");
      statement.execute(QUIET);
      return true;
    } catch (SQLException busy) {
      connection.rollback();
      return false;
    }
  }

  /** Lets documents be changed again. */
  public void releaseDocuments() throws SQLException {
    connection.commit();
  }

  /** Ends the copying. */
  public End end() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(END)) {
      row.next();
      String spaces = row.getString("spcmapfile");
      return new End(
          row.getString("labelfile"),
          spaces == null ? "" : spaces,
          firstSegment,
          segment(row.getString("lsn")));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private String segment(String position) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SEGMENT)) {
      statement.setString(1, position);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private String text(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
