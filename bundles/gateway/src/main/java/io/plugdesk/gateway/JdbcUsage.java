package io.plugdesk.gateway;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.store.UnitsOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Keeps usage records in the table {@code gateway.usage}. */
final class JdbcUsage {
  private static final String INSERT =
      """
      insert into gateway.usage (id, tenant_id, service, conversation_id, plugin, model,
        prompt_tokens, completion_tokens, latency_ms, first_token_ms, outcome, created_at)
      values (cast(? as uuid), cast(? as uuid), ?, cast(? as uuid), ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final UnitsOfWork units;

  JdbcUsage(UnitsOfWork units) {
    this.units = units;
  }

  void store(UsageRecord usage) {
    units.within(
        usage.tenant(),
        "record usage",
        unit -> {
          insert(unit.connection(), usage);
          return null;
        });
  }

  private static void insert(Connection connection, UsageRecord record) {
    try (var statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, record.id());
      statement.setString(2, record.tenant().tenantId());
      statement.setString(3, record.service());
      statement.setString(4, record.conversationId());
      statement.setString(5, record.plugin());
      statement.setString(6, record.usage().model());
      statement.setObject(7, record.usage().promptTokens(), java.sql.Types.INTEGER);
      statement.setObject(8, record.usage().completionTokens(), java.sql.Types.INTEGER);
      statement.setLong(9, record.latencyMillis());
      statement.setObject(10, record.firstTokenMillis(), java.sql.Types.BIGINT);
      statement.setString(11, record.outcome());
      statement.setTimestamp(12, Timestamp.from(record.createdAt()));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new PlugdeskException(Kind.TRANSIENT, "A usage record could not be stored", e);
    }
  }
}
