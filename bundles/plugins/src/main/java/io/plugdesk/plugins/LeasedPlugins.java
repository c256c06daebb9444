package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Channel;
import io.plugdesk.api.guard.Guard;
import io.plugdesk.desk.plugins.Call;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Pins.Pin;
import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.plugins.health.HealthBook;
import io.plugdesk.plugins.health.Subject;
import io.plugdesk.plugins.health.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Leases what a tenant has switched on, out of the instances that are up. */
final class LeasedPlugins implements Plugins {
  private final Declarations declarations;
  private final Directory directory;
  private final Catalogue catalogue;
  private final Rota rota;
  private final ConversationPins conversations;
  private final HealthBook health;
  private final Absence absence;

  /**
   * Makes the directory's face.
   *
   * @param declarations what is switched on
   * @param directory what is up
   * @param catalogue what is installed
   * @param rota which release does what
   * @param conversations what conversations keep
   * @param health which versions get work
   * @param absence why there is no lease
   */
  LeasedPlugins(
      Declarations declarations,
      Directory directory,
      Catalogue catalogue,
      Rota rota,
      ConversationPins conversations,
      HealthBook health,
      Absence absence) {
    this.declarations = declarations;
    this.directory = directory;
    this.catalogue = catalogue;
    this.rota = rota;
    this.conversations = conversations;
    this.health = health;
    this.absence = absence;
  }

  @Override
  public Pins pins(TenantContext tenant, String conversationId) {
    return conversations.of(tenant, conversationId);
  }

  @Override
  public <T> Optional<Lease<T>> lease(
      TenantContext tenant, Pins pins, Class<T> seam, String plugin) {
    if (!enabled(tenant, plugin)) {
      return Optional.empty();
    }
    var lease = held(tenant, pins, seam, plugin);
    if (lease.isEmpty()) {
      absence.refuseQuarantined(tenant, seam, plugin);
    }
    if (lease.isEmpty() && absence.starting(tenant, seam, plugin)) {
      throw new PlugdeskException(
          Kind.TRANSIENT, plugin + " is still starting: try again in a moment");
    }
    return lease;
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Pins pins, Class<T> seam) {
    var plugins = declarations.of(tenant).keySet();
    var best = byRanking(tenant, seam, plugins.stream()).toList();
    for (var plugin : best) {
      var lease = held(tenant, pins, seam, plugin);
      if (lease.isPresent()) {
        return lease;
      }
    }
    plugins.forEach(plugin -> absence.refuseQuarantined(tenant, seam, plugin));
    if (plugins.stream().anyMatch(plugin -> absence.starting(tenant, seam, plugin))) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "The tenant's %s is still starting: try again in a moment"
              .formatted(seam.getSimpleName()));
    }
    return Optional.empty();
  }

  @Override
  public <T> List<Lease<T>> leaseAll(TenantContext tenant, Pins pins, Class<T> seam) {
    var plugins = declarations.of(tenant).keySet();
    var leases = new ArrayList<Lease<T>>();
    for (var plugin : plugins) {
      var lease = held(tenant, pins, seam, plugin);
      if (lease.isEmpty() && absence.mayStillCome(tenant, seam, plugin)) {
        leases.forEach(Lease::close);
        throw new PlugdeskException(
            Kind.TRANSIENT, plugin + " is still starting: try again in a moment");
      }
      lease.ifPresent(leases::add);
    }
    return leases;
  }

  @Override
  public <T> List<Lease<T>> leaseEvery(TenantContext tenant, Pins pins, Class<T> seam) {
    var leases = new ArrayList<Lease<T>>();
    try {
      for (var plugin : declarations.of(tenant).keySet()) {
        var lease = held(tenant, pins, seam, plugin);
        if (lease.isEmpty()) {
          absence.refuseQuarantined(tenant, seam, plugin);
          absence.refuseMissing(seam, plugin);
        }
        lease.ifPresent(leases::add);
      }
      return leases;
    } catch (RuntimeException e) {
      leases.forEach(Lease::close);
      throw e;
    }
  }

  @Override
  public boolean enabled(TenantContext tenant, String plugin) {
    return declarations.of(tenant).containsKey(plugin);
  }

  @Override
  public List<PluginInfo> installed() {
    return catalogue.list().stream()
        .map(latest -> inCharge(latest).orElse(latest))
        .map(Installed::info)
        .toList();
  }

  private Optional<Installed> inCharge(Installed latest) {
    var releases =
        catalogue.releases().stream()
            .filter(each -> each.info().plugin().equals(latest.info().plugin()))
            .toList();
    return rota.inCharge(releases.stream().map(Installed::release).toList())
        .flatMap(best -> releases.stream().filter(each -> each.release().equals(best)).findFirst());
  }

  private <T> Stream<String> byRanking(
      TenantContext tenant, Class<T> seam, Stream<String> plugins) {
    Comparator<String> ranking =
        Comparator.comparingInt(
            plugin ->
                directory.of(tenant.tenantId(), plugin).stream()
                    .filter(instance -> instance.offers(seam))
                    .mapToInt(instance -> -instance.ranking())
                    .findFirst()
                    .orElse(Integer.MAX_VALUE));
    return plugins.sorted(ranking);
  }

  private <T> Optional<Lease<T>> held(
      TenantContext tenant, Pins pins, Class<T> seam, String plugin) {
    var up = directory.of(tenant.tenantId(), plugin);
    var work = new Rota.Work(tenant.tenantId(), plugin, kept(pins, seam, plugin, up), null);
    for (var instance : candidates(up, work)) {
      var visit =
          instance.offers(seam)
              ? health.admit(subject(instance), tenant.tenantId(), seam)
              : Optional.<Visit>empty();
      if (visit.isPresent()) {
        var service = instance.acquire();
        if (seam.isInstance(service)) {
          pins.use(plugin, instance.release().version().toString());
          return Optional.of(
              new Held<>(instance, seam.cast(service), visit.get(), new AtomicBoolean()));
        }
        visit.get().close();
        if (service != null) {
          instance.giveBack();
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What the conversation keeps of a plugin. A channel's streams live in the instance that serves
   * its web page: a reply goes there. New settings of a guard count at once.
   */
  private static Pin kept(Pins pins, Class<?> seam, String plugin, List<Instance> up) {
    var pin = pins.of(plugin).orElse(null);
    var outdated =
        pin != null
            && seam == Guard.class
            && up.stream().anyMatch(instance -> instance.key().revision() > pin.revision());
    return seam == Channel.class || outdated ? null : pin;
  }

  /**
   * For a quarantined version another one stands in that still runs for other work, the latest
   * first; what came with the house and has nothing else to do comes last.
   */
  private List<Instance> candidates(List<Instance> up, Rota.Work work) {
    var order = rota.order(up, work);
    if (order.isEmpty() || health.verdict(subject(order.get(0))).isEmpty()) {
      return order;
    }
    var declared = order.stream().filter(instance -> instance.release().declared());
    return Stream.concat(declared, rota.standIns(up).stream()).distinct().toList();
  }

  private static Subject subject(Instance instance) {
    return HealthWatch.subject(instance.key().plugin(), instance.release());
  }

  /** A lease on an instance. */
  private record Held<T>(Instance instance, T get, Visit visit, AtomicBoolean closed)
      implements Lease<T> {
    @Override
    public String plugin() {
      return instance.key().plugin();
    }

    @Override
    public String version() {
      return instance.release().version().toString();
    }

    @Override
    public Call call() {
      return visit.call();
    }

    @Override
    public void failed(Throwable cause) {
      visit.failed(cause);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        visit.close();
        instance.giveBack();
      }
    }
  }
}
