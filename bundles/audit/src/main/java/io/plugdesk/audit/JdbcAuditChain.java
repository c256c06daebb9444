package io.plugdesk.audit;

import io.plugdesk.desk.audit.AuditChain;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the chain from its beginning and names what does not hold. */
@Component
public final class JdbcAuditChain implements AuditChain {
  private static final int AT_ONCE = 500;
  private static final int MOST_BREACHES = 100;
  private static final String SEALED =
      "select "
          + Link.COLUMNS
          + """
          , position, previous_hash, hash,
            payload is null or payload_digest =
              encode(sha256(convert_to(coalesce(salt, '') || payload::text, 'UTF8')), 'hex')
              as payload_holds
          from event where position is not null order by position
          """;

  private final UnitsOfWork units;

  /** Made when the table is there. */
  @Activate
  public JdbcAuditChain(@Reference(target = "(room=audit)") UnitsOfWork units) {
    this.units = units;
  }

  @Override
  public Proof verify() {
    return units.house(Reason.AUDIT, "verify the chain", JdbcAuditChain::verify);
  }

  private static Proof verify(UnitOfWork unit) {
    try (var statement = unit.connection().createStatement()) {
      statement.setFetchSize(AT_ONCE);
      try (var rows = statement.executeQuery(SEALED)) {
        return verify(rows);
      }
    } catch (SQLException e) {
      throw AuditFailures.of("verify the audit trail", e);
    }
  }

  private static Proof verify(ResultSet rows) throws SQLException {
    var breaches = new ArrayList<Breach>();
    var position = 0L;
    var hash = Link.BEGINNING;
    var events = 0L;
    while (rows.next()) {
      var found = breaches(rows, position, hash);
      found.stream().limit(MOST_BREACHES - breaches.size()).forEach(breaches::add);
      position = rows.getLong("position");
      hash = rows.getString("hash");
      events++;
    }
    return new Proof(events, events == 0 ? "" : hash, breaches);
  }

  private static List<Breach> breaches(ResultSet row, long before, String hashBefore)
      throws SQLException {
    var found = new ArrayList<Breach>();
    var link = Link.of(row);
    var position = row.getLong("position");
    if (position != before + 1) {
      found.add(new Breach(link.eventId(), "events are missing before it"));
    } else if (!hashBefore.equals(row.getString("previous_hash"))) {
      found.add(new Breach(link.eventId(), "it does not follow the event before it"));
    }
    if (!link.hash(row.getString("previous_hash"), position).equals(row.getString("hash"))) {
      found.add(new Breach(link.eventId(), "it was changed after it was sealed"));
    }
    if (!row.getBoolean("payload_holds")) {
      found.add(new Breach(link.eventId(), "its payload was changed"));
    }
    return found;
  }
}
