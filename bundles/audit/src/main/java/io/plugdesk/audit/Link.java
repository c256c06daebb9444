package io.plugdesk.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the chain knows of an event: everything but its payload, of which it knows the digest.
 *
 * <p>The hash is SHA-256 (FIPS 180-4) over the hash before it, the position and the fields, each
 * with its length in front, so that no two different events read the same.
 *
 * @param eventId the event
 * @param tenantId its tenant, or null
 * @param sessionId its conversation, or null
 * @param actor the kind of actor, in lower case
 * @param actorId the actor
 * @param eventType what happened
 * @param payloadDigest the digest of salt and payload
 * @param timestamp when it was written, in microseconds
 */
record Link(
    String eventId,
    String tenantId,
    String sessionId,
    String actor,
    String actorId,
    String eventType,
    String payloadDigest,
    Instant timestamp) {
  /** The hash before the first event. */
  static final String BEGINNING = "0".repeat(64);

  /** The columns that {@link #of} reads. */
  static final String COLUMNS =
      "event_id, tenant_id, session_id, actor, actor_id, event_type, payload_digest, timestamp";

  /** Reads the current row. */
  static Link of(ResultSet row) throws SQLException {
    return new Link(
        row.getString("event_id"),
        row.getString("tenant_id"),
        row.getString("session_id"),
        row.getString("actor"),
        row.getString("actor_id"),
        row.getString("event_type"),
        row.getString("payload_digest"),
        row.getObject("timestamp", OffsetDateTime.class).toInstant());
  }

  /**
   * The hash of this event at its place in the chain.
   *
   * @param previousHash the hash of the event before it
   * @param position its place, from 1
   */
  String hash(String previousHash, long position) {
    var text =
        Stream.of(
                previousHash,
                Long.toString(position),
                eventId,
                tenantId,
                sessionId,
                actor,
                actorId,
                eventType,
                payloadDigest,
                timestamp.toString())
            .map(field -> field == null ? "-" : field.length() + ":" + field)
            .collect(Collectors.joining(","));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
