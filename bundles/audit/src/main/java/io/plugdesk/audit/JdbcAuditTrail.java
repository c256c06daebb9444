package io.plugdesk.audit;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes events into the caller's transaction; the sealer puts them into the chain later. */
@Component
public final class JdbcAuditTrail implements AuditTrail {
  private static final String RECORD =
      """
      insert into audit.event (event_id, tenant_id, session_id, actor, actor_id, event_type,
                               payload, salt, payload_digest, timestamp)
      select ?, ?, ?, ?, ?, ?, given.payload, given.salt,
             encode(sha256(convert_to(given.salt || given.payload::text, 'UTF8')), 'hex'), ?
      from (select ?::jsonb as payload, ?::text as salt) given
      """;
  private static final int SALT_BYTES = 16;

  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  /**
   * Made when the table is there.
   *
   * @param units the sign that the schema has been migrated
   */
  @Activate
  public JdbcAuditTrail(@Reference(target = "(room=audit)") UnitsOfWork units) {
    this(Clock.systemUTC());
  }

  JdbcAuditTrail(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void record(UnitOfWork unit, AuditEvent event) {
    try (var statement = unit.connection().prepareStatement(RECORD)) {
      var now = Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
      statement.setString(1, ids.generate().toString());
      statement.setString(2, event.tenant() == null ? null : event.tenant().tenantId());
      statement.setString(3, event.sessionId());
      statement.setString(4, event.actor().name().toLowerCase(Locale.ROOT));
      statement.setString(5, event.actorId());
      statement.setString(6, event.eventType());
      statement.setObject(7, now.atOffset(ZoneOffset.UTC));
      statement.setString(8, event.payloadJson());
      statement.setString(9, salt());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw AuditFailures.of("record the event " + event.eventType(), e);
    }
  }

  /** Without it, an erased payload that is short could be guessed from its digest. */
  private String salt() {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }
}
