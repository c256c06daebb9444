package io.plugdesk.engine;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Conversation.Status;
import io.plugdesk.api.channel.InboundMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The messages that wait, in PostgreSQL, on the caller's connection. */
final class InboxRows {
  private static final String WAITING =
      "select m.id, m.conversation_id, m.ordinal, c.channel, m.platform_message_id, c.user_id, c.status,"
          + " m.content, m.metadata, i.attempts + 1 as attempt, b.metadata as answer"
          + " from inbox i join messages m on m.id = i.message_id"
          + " join conversations c on c.id = i.conversation_id"
          + " left join messages b on b.conversation_id = m.conversation_id"
          + " and b.ordinal = m.ordinal and b.sender_type = 'bot'";

  /**
   * What its node has not come back for. A node looks after its own messages every two seconds, and
   * it may know a caller who waits for the answer.
   */
  static final String LEFT = "%s.due_at <= now() - interval '5 seconds'";

  private final Connection connection;
  private final TenantContext tenant;

  InboxRows(Connection connection, TenantContext tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  /**
   * Stores a message behind all earlier ones of its conversation and holds it for this node.
   *
   * @param holder the node that answers it
   * @return the stored message, or empty when it was there already or there is no such conversation
   */
  Optional<Accepted> add(String id, InboundMessage message, String holder, int holdSeconds) {
    return Rows.query(
            connection,
            row -> new Place(row.getInt(1), ConversationRows.status(row.getString(2))),
            "update conversations c set last_ordinal = last_ordinal + 1, last_message_at = now()"
                + " where id = ? and channel = ? and user_id = ? and not exists (select 1"
                + " from messages m where m.conversation_id = c.id and m.sender_type = 'visitor'"
                + " and m.platform_message_id = ?) returning last_ordinal, status",
            message.conversationId(),
            message.channel(),
            message.senderId(),
            message.messageId())
        .stream()
        .findFirst()
        .map(place -> add(id, place, message, holder, holdSeconds));
  }

  private Accepted add(
      String id, Place place, InboundMessage message, String holder, int holdSeconds) {
    var earlier =
        Rows.query(
            connection,
            row -> row.getBoolean(1),
            "with m as (insert into messages (id, tenant_id, conversation_id, ordinal,"
                + " sender_type, platform_message_id, content, metadata, timestamp)"
                + " values (?, ?, ?, ?, 'visitor', ?, ?, ?::jsonb, ?::timestamptz)),"
                + " i as (insert into inbox (message_id, tenant_id, conversation_id, ordinal,"
                + " holder, due_at) values (?, ?, ?, ?, ?, now() + ? * interval '1 second'))"
                + " select exists (select 1 from inbox where conversation_id = ?)",
            id,
            tenant.tenantId(),
            message.conversationId(),
            place.ordinal(),
            message.messageId(),
            message.text(),
            AnswerJson.write(message.metadata()),
            message.timestamp().toString(),
            id,
            tenant.tenantId(),
            message.conversationId(),
            place.ordinal(),
            holder,
            holdSeconds,
            message.conversationId());
    return new Accepted(
        id,
        tenant,
        message.conversationId(),
        place.ordinal(),
        message.channel(),
        message.messageId(),
        message.senderId(),
        message.text(),
        message.metadata(),
        place.status(),
        1,
        earlier.get(0),
        null);
  }

  /** Whether the message was stored before. */
  boolean has(InboundMessage message) {
    return !Rows.query(
            connection,
            row -> true,
            "select 1 from messages m join conversations c on c.id = m.conversation_id"
                + " where c.id = ? and c.channel = ? and c.user_id = ?"
                + " and m.sender_type = 'visitor' and m.platform_message_id = ?",
            message.conversationId(),
            message.channel(),
            message.senderId(),
            message.messageId())
        .isEmpty();
  }

  /** Has the conversation to itself until the unit ends: two nodes look one after the other. */
  void lock(String conversationId) {
    Rows.query(
        connection,
        row -> true,
        "select 1 from conversations where id = ? for update",
        conversationId);
  }

  /** The messages of a conversation that wait, in order, up to one that another node holds. */
  List<Accepted> waiting(String conversationId, String node) {
    return Rows.query(
        connection,
        this::accepted,
        WAITING
            + " where i.conversation_id = ? and (i.holder = ? or "
            + LEFT.formatted("i")
            + ") and not exists (select 1 from inbox e where e.conversation_id = i.conversation_id"
            + " and e.ordinal < i.ordinal and e.holder <> ? and not "
            + LEFT.formatted("e")
            + ") order by i.ordinal for update of i",
        conversationId,
        node,
        node);
  }

  /** Has the messages that wait for another node's turn looked at again in a moment. */
  void putOff(String conversationId, String node) {
    Rows.update(
        connection,
        "update inbox set due_at = now() + interval '1 second'"
            + " where conversation_id = ? and (holder = ? or "
            + LEFT.formatted("inbox")
            + ")",
        conversationId,
        node);
  }

  /** Counts an attempt and holds the message for a node, or until the next attempt is due. */
  void attempt(String id, String holder, int holdSeconds) {
    Rows.update(
        connection,
        "update inbox set attempts = attempts + 1, holder = ?,"
            + " due_at = now() + ? * interval '1 second' where message_id = ?",
        holder,
        holdSeconds,
        id);
  }

  /** Holds a message behind another one for a node; that is no attempt yet. */
  void hold(String id, String holder, int holdSeconds) {
    Rows.update(
        connection,
        "update inbox set holder = ?, due_at = now() + ? * interval '1 second'"
            + " where message_id = ?",
        holder,
        holdSeconds,
        id);
  }

  /** Leaves a message to whoever looks for due ones next, after an attempt. */
  void due(String id, int attempt, int inSeconds) {
    Rows.update(
        connection,
        "update inbox set attempts = greatest(attempts, ?),"
            + " due_at = now() + ? * interval '1 second' where message_id = ?",
        attempt,
        inSeconds,
        id);
  }

  /** Stores the one answer of a message; a second one is ignored. */
  void answer(Accepted message, String answerId, Answer answer) {
    Rows.update(
        connection,
        "insert into messages (id, tenant_id, conversation_id, ordinal, sender_type,"
            + " platform_message_id, content, metadata, is_processed)"
            + " values (?, ?, ?, ?, 'bot', ?, ?, ?::jsonb, true)"
            + " on conflict (conversation_id, ordinal, sender_type) do nothing",
        answerId,
        tenant.tenantId(),
        message.conversationId(),
        message.ordinal(),
        message.messageId(),
        answer.text(),
        AnswerJson.write(answer));
    processed(message);
  }

  /** Keeps the words that a guard has put in the place of a message. */
  void reword(String id, String words) {
    Rows.update(connection, "update messages set content = ? where id = ?", words, id);
  }

  /** Marks a message as dealt with. */
  void processed(Accepted message) {
    Rows.update(connection, "update messages set is_processed = true where id = ?", message.id());
  }

  /** Takes a delivered message out of the inbox. */
  void remove(Accepted message) {
    Rows.update(connection, "delete from inbox where message_id = ?", message.id());
  }

  private Accepted accepted(ResultSet row) throws SQLException {
    var answer = row.getString("answer");
    return new Accepted(
        row.getString("id"),
        tenant,
        row.getString("conversation_id"),
        row.getInt("ordinal"),
        row.getString("channel"),
        row.getString("platform_message_id"),
        row.getString("user_id"),
        row.getString("content"),
        AnswerJson.readMap(row.getString("metadata")),
        ConversationRows.status(row.getString("status")),
        row.getInt("attempt"),
        false,
        answer == null ? null : AnswerJson.read(answer));
  }

  private record Place(int ordinal, Status status) {}
}
