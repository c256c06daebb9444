package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.Pins.Pin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What conversations keep, where it survives: one row for each, which does not change until it
 * expires.
 *
 * <p>{@link #begin} and {@link #find} are on the way to the first word of an answer, called from
 * any thread: one statement each. Throws {@link io.plugdesk.api.PlugdeskException} TRANSIENT when
 * the database cannot be reached.
 */
interface PinTable {
  /**
   * What a conversation keeps; where it keeps nothing, or its time is over, the proposal from now
   * on.
   *
   * @param tenant the tenant
   * @param conversation the conversation
   * @param proposal by plugin id
   * @param limit how long it is kept
   */
  Kept begin(TenantContext tenant, String conversation, Map<String, Pin> proposal, Duration limit);

  /** What a conversation keeps; empty when it keeps nothing. */
  Optional<Kept> find(TenantContext tenant, String conversation);

  /** What is kept by conversations whose time is not over, of all tenants. */
  List<Count> counts();

  /** Removes rows whose time is over, some thousands at most; returns how many. */
  int sweep();

  /**
   * What a conversation keeps.
   *
   * @param pins by plugin id
   * @param rest how long from now
   */
  record Kept(Map<String, Pin> pins, Duration rest) {
    public Kept {
      pins = Map.copyOf(pins);
    }
  }

  /**
   * How many conversations of a tenant keep the same.
   *
   * @param tenantId the tenant
   * @param pins what they keep, by plugin id
   * @param conversations how many
   */
  record Count(String tenantId, Map<String, Pin> pins, long conversations) {}
}
