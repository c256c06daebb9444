package io.plugdesk.launcher.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.launcher.postgres.OnlineBackup;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a running server's folder belongs into its backup. */
class LeftOutTest {
  @Test
  void leavesOutWhatTheServerMakesAnew() {
    for (String path :
        List.of(
            "postmaster.pid",
            "pg_replslot/plugdesk_backup",
            "pg_wal/000000010000000000000001",
            "pg_wal/archive_status/000000010000000000000001.done",
            "pg_notify/0000",
            "base/pgsql_tmp",
            "global/pg_internal.init")) {
      assertTrue(OnlineBackup.leftOut().test(Path.of(path)), path);
    }
  }

  @Test
  void keepsRowsAndEmptyFolders() {
    for (String path :
        List.of(
            "PG_VERSION",
            "global/pg_control",
            "base/5/1259",
            "pg_wal",
            "pg_wal/archive_status",
            "pg_wal/summaries",
            "pg_notify",
            "pg_multixact/members/0000")) {
      assertFalse(OnlineBackup.leftOut().test(Path.of(path)), path);
    }
  }

  @Test
  void needsTheLogFromItsFirstToItsLastSegment() {
    var end = new OnlineBackup.End("", "", "0000000100000000000000FE", "000000010000000100000001");
    var needed =
        List.of(
                "0000000100000000000000FD",
                "0000000100000000000000FE",
                "000000010000000100000000",
                "000000010000000100000001",
                "000000010000000100000002",
                "00000002.history",
                "archive_status")
            .stream()
            .filter(end::needs)
            .toList();
    assertEquals(
        List.of(
            "0000000100000000000000FE",
            "000000010000000100000000",
            "000000010000000100000001",
            "00000002.history"),
        needed);
  }
}
