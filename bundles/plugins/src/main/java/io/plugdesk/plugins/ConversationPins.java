package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Channel;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Pins.Pin;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What conversations keep of their plugins: what took new work when they began.
 *
 * <p>A new conversation costs one statement, one that this node has seen nothing. A row does not
 * change until it expires, so every node may remember it. Channels are not kept: the streams of a
 * channel live in the instance that serves its web page, so a reply has to go through that one. Nor
 * are connectors, which no conversation uses.
 */
final class ConversationPins {
  private static final int REMEMBERED = 10_000;

  private final PinTable table;
  private final Supplier<Duration> limit;
  private final BooleanSupplier ready;
  private final Declarations declarations;
  private final Directory directory;
  private final Rota rota;
  private final Map<Conversation, Remembered> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Conversation, Remembered> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Conversation(String tenantId, String id) {}

  private record Remembered(Map<String, Pin> pins, long until) {
    boolean holds() {
      return until - System.nanoTime() > 0;
    }
  }

  /**
   * Remembers nothing yet.
   *
   * @param table where it survives
   * @param limit how long a conversation keeps what it began with; zero for not at all
   * @param ready whether the start of the house is over; what begins earlier keeps nothing, for not
   *     everything is up that takes new work
   * @param declarations what is switched on
   * @param directory what is up
   * @param rota what takes new work
   */
  ConversationPins(
      PinTable table,
      Supplier<Duration> limit,
      BooleanSupplier ready,
      Declarations declarations,
      Directory directory,
      Rota rota) {
    this.table = table;
    this.limit = limit;
    this.ready = ready;
    this.declarations = declarations;
    this.directory = directory;
    this.rota = rota;
  }

  /** What a conversation keeps; it begins with this call when it is not known. */
  Pins of(TenantContext tenant, String conversation) {
    var keptFor = limit.get();
    if (keptFor.isZero()) {
      return new Pins(drawn(tenant, conversation));
    }
    var key = new Conversation(tenant.tenantId(), conversation);
    var known = remembered(key);
    if (known == null) {
      known = read(tenant, conversation, keptFor);
      if (known == null) {
        return new Pins(drawn(tenant, conversation));
      }
      remember(key, known);
    }
    return new Pins(known.pins);
  }

  private Remembered read(TenantContext tenant, String conversation, Duration keptFor) {
    var kept =
        ready.getAsBoolean()
            ? table.begin(tenant, conversation, proposal(tenant, conversation), keptFor)
            : table.find(tenant, conversation).orElse(null);
    return kept == null
        ? null
        : new Remembered(kept.pins(), System.nanoTime() + kept.rest().toNanos());
  }

  private Remembered remembered(Conversation key) {
    synchronized (remembered) {
      var known = remembered.get(key);
      return known != null && known.holds() ? known : null;
    }
  }

  private void remember(Conversation key, Remembered now) {
    synchronized (remembered) {
      remembered.put(key, now);
    }
  }

  private Map<String, Pin> proposal(TenantContext tenant, String conversation) {
    return chosen(tenant, declarations.of(tenant).keySet(), conversation);
  }

  /** The versions that the lot gives to a conversation, which needs no memory to fall the same. */
  private Map<String, Pin> drawn(TenantContext tenant, String conversation) {
    return chosen(tenant, rota.drawn(tenant.tenantId()), conversation);
  }

  private Map<String, Pin> chosen(TenantContext tenant, Set<String> plugins, String conversation) {
    var chosen = new HashMap<String, Pin>();
    for (var plugin : plugins) {
      var work = new Rota.Work(tenant.tenantId(), plugin, null, conversation);
      rota.order(directory.of(tenant.tenantId(), plugin), work).stream()
          .findFirst()
          .filter(instance -> !instance.offers(Channel.class))
          .filter(instance -> !instance.offers(Connector.class))
          .ifPresent(
              instance ->
                  chosen.put(
                      plugin, new Pin(instance.release().name(), instance.key().revision())));
    }
    return chosen;
  }
}
