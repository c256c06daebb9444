package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.Pins.Pin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What conversations keep, in memory; time is over when the test says so. */
final class MemoryPins implements PinTable {
  private final Map<String, Kept> rows = new HashMap<>();
  private int statements;

  @Override
  public synchronized Kept begin(
      TenantContext tenant, String conversation, Map<String, Pin> proposal, Duration limit) {
    statements++;
    return rows.computeIfAbsent(
        tenant.tenantId() + " " + conversation, key -> new Kept(proposal, limit));
  }

  @Override
  public synchronized Optional<Kept> find(TenantContext tenant, String conversation) {
    statements++;
    return Optional.ofNullable(rows.get(tenant.tenantId() + " " + conversation));
  }

  @Override
  public synchronized List<Count> counts() {
    var counts = new ArrayList<Count>();
    rows.forEach((key, kept) -> counts.add(new Count(key.split(" ")[0], kept.pins(), 1)));
    return counts;
  }

  @Override
  public synchronized int sweep() {
    return 0;
  }

  /** Everything that is kept expires. */
  synchronized void expire() {
    rows.clear();
  }

  /** How often a conversation was looked for. */
  synchronized int statements() {
    return statements;
  }
}
