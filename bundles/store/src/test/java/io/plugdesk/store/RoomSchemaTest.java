package io.plugdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes bring the schema of a room up to date in the same moment. */
class RoomSchemaTest {
  private static final int NODES = 4;
  private static final int TIMES = 2;

  @TempDir Path folder;

  @Test
  void nodesThatStartTogetherDoNotHinderEachOther() throws Exception {
    Files.writeString(
        folder.resolve("V1__plan.sql"),
        "create table plan (name text primary key); comment on table plan is 'house';"
            + "insert into plan values ('once');");
    for (int time = 0; time < TIMES; time++) {
      try (var database = new TestDatabase()) {
        together(() -> database.unitsOfWork("plans", folder));
        together(() -> database.unitsOfWork("plans", folder));
        assertEquals(1, rows(database));
      }
    }
  }

  private static void together(Runnable work) throws Exception {
    var nodes = Executors.newFixedThreadPool(NODES);
    try {
      var line = new CyclicBarrier(NODES);
      var all = new ArrayList<CompletableFuture<Void>>();
      for (int node = 0; node < NODES; node++) {
        all.add(
            CompletableFuture.runAsync(
                () -> {
                  await(line);
                  work.run();
                },
                nodes));
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
    } finally {
      nodes.shutdownNow();
    }
  }

  private static void await(CyclicBarrier line) {
    try {
      line.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int rows(TestDatabase database) throws SQLException {
    try (var connection = database.house();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from plans.plan")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
