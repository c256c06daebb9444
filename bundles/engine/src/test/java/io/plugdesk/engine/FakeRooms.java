package io.plugdesk.engine;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Conversation.Status;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.metrics.Meters;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.privacy.Redacted;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms around the engine: two tenants, the channel {@code web}, and the plugins that a test
 * offers; of personal data they know one telephone number.
 */
final class FakeRooms implements Plugins, Tenants, AuditTrail, Meters, Privacy {
  private final List<TenantContext> tenants;
  private final List<AuditEvent> events = new ArrayList<>();
  private final List<Object> plugins = new ArrayList<>();
  private PlugdeskException leftOut;

  FakeRooms(TenantContext... tenants) {
    this.tenants = Arrays.asList(tenants);
  }

  /** From now on what must not be left out cannot be leased. */
  void leaveOut(PlugdeskException reason) {
    leftOut = reason;
  }

  /** The number that a policy takes out. */
  static final String PHONE = "+1 415 555 2671";

  void offer(Object plugin) {
    plugins.add(plugin);
  }

  /** The guards that were offered, held for a turn of the first tenant. */
  TenantGuards.Watch watch() {
    var message =
        new Accepted(
            "m",
            tenants.get(0),
            "c",
            1,
            "web",
            "m1",
            "visitor",
            "?",
            Map.of(),
            Status.BOT,
            1,
            false,
            null);
    return new TenantGuards(this, this, Runnable::run)
        .open(OpenTurn.of(message, new RunningTurn()));
  }

  String payload(String type) {
    return events.stream()
        .filter(event -> event.eventType().equals(type))
        .map(AuditEvent::payloadJson)
        .findFirst()
        .orElse("");
  }

  long audited(String type) {
    return events.stream().filter(event -> event.eventType().equals(type)).count();
  }

  @Override
  public void record(UnitOfWork unit, AuditEvent event) {
    events.add(event);
  }

  @Override
  public <T> List<Lease<T>> leaseEvery(TenantContext tenant, Pins pins, Class<T> seam) {
    if (leftOut != null) {
      throw leftOut;
    }
    return leaseAll(tenant, pins, seam);
  }

  @Override
  public boolean enabled(TenantContext tenant, String plugin) {
    return plugin.equals("web");
  }

  @Override
  public Pins pins(TenantContext tenant, String conversationId) {
    return Pins.none();
  }

  @Override
  public <T> Optional<Lease<T>> lease(
      TenantContext tenant, Pins pins, Class<T> seam, String plugin) {
    return Optional.empty();
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Pins pins, Class<T> seam) {
    return Optional.empty();
  }

  @Override
  public <T> List<Lease<T>> leaseAll(TenantContext tenant, Pins pins, Class<T> seam) {
    return plugins.stream()
        .filter(seam::isInstance)
        .map(plugin -> (Lease<T>) new Held<>(seam.cast(plugin)))
        .toList();
  }

  @Override
  public List<PluginInfo> installed() {
    return List.of();
  }

  @Override
  public Optional<Tenant> find(String idOrSlug) {
    return tenants.stream()
        .filter(t -> t.tenantId().equals(idOrSlug) || t.slug().equals(idOrSlug))
        .findFirst()
        .map(t -> new Tenant(t, t.slug(), "{}", Instant.EPOCH, Instant.EPOCH));
  }

  @Override
  public List<Tenant> list() {
    return tenants.stream().map(t -> find(t.slug()).orElseThrow()).toList();
  }

  @Override
  public Tenant create(String slug, String name, String configJson, String actor) {
    throw new AssertionError("The engine creates no tenant");
  }

  @Override
  public Tenant update(TenantContext tenant, String name, String configJson, String actor) {
    throw new AssertionError("The engine changes no tenant");
  }

  @Override
  public void delete(TenantContext tenant, String actor) {
    throw new AssertionError("The engine deletes no tenant");
  }

  @Override
  public Redacted redact(TenantContext tenant, String text) {
    return text.contains(PHONE)
        ? new Redacted(text.replace(PHONE, "[phone]"), Set.of("phone"))
        : new Redacted(text, Set.of());
  }

  @Override
  public void count(String name, String... tags) {}

  @Override
  public void time(String name, Duration duration, String... tags) {}

  private record Held<T>(T get) implements Lease<T> {
    @Override
    public String plugin() {
      return "io.plugdesk.tool.fake";
    }

    @Override
    public String version() {
      return "1.0.0";
    }

    @Override
    public void failed(Throwable cause) {}

    @Override
    public void close() {}
  }
}
