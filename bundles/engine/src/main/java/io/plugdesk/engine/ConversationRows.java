package io.plugdesk.engine;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Conversation;
import io.plugdesk.api.channel.Turn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The conversations and their turns in PostgreSQL, on the caller's connection. */
final class ConversationRows {
  private static final int SHOWN_TURNS = 200;
  private final Connection connection;
  private final TenantContext tenant;

  ConversationRows(Connection connection, TenantContext tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  /** Opens a conversation; one with this id stays as it is. */
  void open(String id, String channel, String userId) {
    Rows.update(
        connection,
        "insert into conversations (id, tenant_id, user_id, channel) values (?, ?, ?, ?)"
            + " on conflict (id) do nothing",
        id,
        tenant.tenantId(),
        userId,
        channel);
  }

  Optional<Conversation> find(String id, String channel, String userId) {
    return Rows.query(
            connection,
            this::conversation,
            "select id, channel, user_id, status, started_at from conversations"
                + " where id = ? and channel = ? and user_id = ?",
            id,
            channel,
            userId)
        .stream()
        .findFirst();
  }

  /** The last turns with question and answer, oldest first. */
  List<Turn> turns(String conversationId, int beforeOrdinal, int limit) {
    return Rows.query(
        connection,
        ConversationRows::turn,
        "select * from (select v.ordinal, v.platform_message_id, v.content, v.timestamp,"
            + " b.metadata as answer, b.timestamp as answered_at"
            + " from messages v left join messages b on b.conversation_id = v.conversation_id"
            + " and b.ordinal = v.ordinal and b.sender_type = 'bot'"
            + " where v.conversation_id = ? and v.sender_type = 'visitor' and v.ordinal < ?"
            + " order by v.ordinal desc limit ?) t order by ordinal",
        conversationId,
        beforeOrdinal,
        limit);
  }

  /** Records the wish for a person; false when it was recorded before. */
  boolean wishForPerson(String conversationId) {
    return Rows.update(
            connection,
            "update conversations set status = 'waiting' where id = ? and status = 'bot'",
            conversationId)
        == 1;
  }

  private Conversation conversation(ResultSet row) throws SQLException {
    return new Conversation(
        tenant,
        row.getString("id"),
        row.getString("channel"),
        row.getString("user_id"),
        status(row.getString("status")),
        instant(row, "started_at"),
        turns(row.getString("id"), Integer.MAX_VALUE, SHOWN_TURNS));
  }

  private static Turn turn(ResultSet row) throws SQLException {
    var answer = row.getString("answer");
    return new Turn(
        row.getInt("ordinal"),
        row.getString("platform_message_id"),
        row.getString("content"),
        instant(row, "timestamp"),
        answer == null ? null : AnswerJson.read(answer),
        answer == null ? null : instant(row, "answered_at"));
  }

  static Conversation.Status status(String value) {
    return Conversation.Status.valueOf(value.toUpperCase(Locale.ROOT));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
