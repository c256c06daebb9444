package io.plugdesk.plugins;

import static io.plugdesk.plugins.HouseTables.execute;
import static io.plugdesk.plugins.HouseTables.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.Pins.Pin;
import io.plugdesk.desk.store.UnitsOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What conversations keep, in PostgreSQL. */
final class JdbcPins implements PinTable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Pin>> PINS = new TypeReference<>() {};
  private static final int SWEPT = 5_000;
  private static final String BEGIN =
      """
      insert into conversation_pin as old (tenant_id, conversation_id, kept, expires_at)
      values (?, ?, ?::jsonb, now() + make_interval(secs => ?))
      on conflict (tenant_id, conversation_id) do update set
        kept = case when old.expires_at > now() then old.kept else excluded.kept end,
        expires_at = greatest(
          old.expires_at, case when old.expires_at > now() then null else excluded.expires_at end)
      returning kept, extract(epoch from expires_at - now())
      """;
  private static final String FIND =
      """
      select kept, extract(epoch from expires_at - now()) from conversation_pin
      where tenant_id = ? and conversation_id = ? and expires_at > now()
      """;
  private static final String COUNTS =
      """
      select tenant_id, kept, count(*) from conversation_pin where expires_at > now()
      group by tenant_id, kept
      """;
  private static final String SWEEP =
      """
      delete from conversation_pin where (tenant_id, conversation_id) in (
        select tenant_id, conversation_id from conversation_pin
        where expires_at <= now() order by expires_at limit ?)
      """;

  private final HouseTables tables;

  JdbcPins(UnitsOfWork units) {
    tables = new HouseTables(units);
  }

  @Override
  public Kept begin(
      TenantContext tenant, String conversation, Map<String, Pin> proposal, Duration limit) {
    return tables.of(
        tenant,
        "keep the plugins of a conversation",
        unit ->
            list(
                    unit,
                    BEGIN,
                    JdbcPins::kept,
                    UUID.fromString(tenant.tenantId()),
                    conversation,
                    text(proposal),
                    limit.toMillis() / 1_000.0)
                .get(0));
  }

  @Override
  public Optional<Kept> find(TenantContext tenant, String conversation) {
    return tables
        .of(
            tenant,
            "read the plugins of a conversation",
            unit ->
                list(unit, FIND, JdbcPins::kept, UUID.fromString(tenant.tenantId()), conversation))
        .stream()
        .findFirst();
  }

  @Override
  public List<Count> counts() {
    return tables.within(
        "count the conversations that keep a plugin",
        unit ->
            list(
                unit,
                COUNTS,
                row -> new Count(row.getString(1), pins(row.getString(2)), row.getLong(3))));
  }

  @Override
  public int sweep() {
    return tables.within(
        "remove what conversations kept long enough", unit -> execute(unit, SWEEP, SWEPT));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var rest = Duration.ofMillis(Math.round(row.getDouble(2) * 1_000));
    return new Kept(pins(row.getString(1)), rest);
  }

  private static String text(Map<String, Pin> pins) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(pins));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Versions cannot be written as JSON", e);
    }
  }

  private static Map<String, Pin> pins(String text) throws SQLException {
    try {
      return JSON.readValue(text, PINS);
    } catch (JsonProcessingException e) {
      throw new SQLException("What a conversation keeps cannot be read", e);
    }
  }
}
