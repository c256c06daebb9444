package io.plugdesk.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.gateway.Usage;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.store.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JdbcUsageTest {
  private static final TenantContext ACME =
      new TenantContext("0198c0de-0000-7000-8000-000000000001", "acme");
  private static final TenantContext GLOBEX =
      new TenantContext("0198c0de-0000-7000-8000-000000000002", "globex");

  @Test
  void keepsARecordForItsTenantOnly() throws SQLException {
    try (var database = new TestDatabase()) {
      var units = database.unitsOfWork("gateway", Path.of("src/main/resources/db/migration"));

      new JdbcUsage(units).store(usage(7, 120L));
      new JdbcUsage(units).store(usage(null, null));

      assertEquals(List.of("7 120", "null null"), stored(units, ACME));
      assertEquals(List.of(), stored(units, GLOBEX));
    }
  }

  private static UsageRecord usage(Integer tokens, Long firstTokenMillis) {
    var number = tokens == null ? 2 : 1;
    return new UsageRecord(
        "0198c0de-0000-7000-8000-00000000000" + number,
        ACME,
        "engine",
        null,
        "io.plugdesk.model.fake",
        new Usage("fake", tokens, tokens),
        250,
        firstTokenMillis,
        "answered",
        Instant.EPOCH);
  }

  private static List<String> stored(UnitsOfWork units, TenantContext tenant) {
    return units.within(
        tenant,
        "read usage",
        unit -> {
          var rows = new ArrayList<String>();
          try (var statement = unit.connection().createStatement();
              var result =
                  statement.executeQuery(
                      "select prompt_tokens, first_token_ms from gateway.usage order by id")) {
            while (result.next()) {
              rows.add(result.getString(1) + " " + result.getString(2));
            }
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
          return rows;
        });
  }
}
