package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.PluginChanges;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.plugins.VersionRule;
import io.plugdesk.desk.plugins.VersionRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;

/** The room with its inbox in a real framework, and a tenant that has the sample switched on. */
final class SmallHouse implements AutoCloseable {
  static final String SAMPLE = "io.plugdesk.plugins.sample";

  private static final TenantContext ANY = new TenantContext("any", "any");

  final MemoryArtifacts artifacts;
  final MemoryRules rules = new MemoryRules();
  final MemoryPins kept = new MemoryPins();
  final MemorySeams seams = new MemorySeams();
  private final Path folder;
  private final Path deploy;
  private Container container;
  private MemoryTenants tenants;
  private TenantContext acme;
  private PluginsRoom room;
  private volatile Duration limit = Duration.ZERO;
  private int boots;

  SmallHouse(Path folder) throws Exception {
    this(folder, new MemoryArtifacts());
  }

  /** One of several nodes with the same declared set. */
  SmallHouse(Path folder, MemoryArtifacts artifacts) throws Exception {
    this.folder = folder;
    this.artifacts = artifacts;
    deploy = Files.createDirectories(folder.resolve("home/deploy"));
    boot();
  }

  /** Begins with a framework that knows nothing. */
  private void boot() throws Exception {
    container = new Container(folder.resolve("framework" + boots++));
    tenants = new MemoryTenants(container.context());
    acme = tenants.create("acme", "Acme", "{}", "test").context();
    tenants.enable(acme, SAMPLE, "{}", "test");
  }

  Container container() {
    return container;
  }

  void open() {
    room =
        new PluginsRoom(
            container.context(),
            tenants,
            tenants,
            container.service(ConfigurationAdmin.class),
            new Catalogue(
                container.context(),
                container.service(ServiceComponentRuntime.class),
                container.service(MetaTypeService.class)),
            () -> limit,
            new Tables(artifacts, rules, kept, seams),
            folder.resolve("home"));
  }

  /** Closes the room, does what happens meanwhile, and opens it again. */
  void reopen(Meanwhile meanwhile) throws Exception {
    room.close();
    meanwhile.happens();
    open();
  }

  /** Stops all, and starts again with a framework that has lost its cache. */
  void restartWithoutCache() throws Exception {
    close();
    boot();
    open();
  }

  boolean ready() {
    return container.service(HealthCheck.class).check().ready();
  }

  void drop(String name, byte[] bytes) throws Exception {
    Files.write(deploy.resolve(name), bytes);
  }

  void remove(String name) throws Exception {
    Files.delete(deploy.resolve(name));
  }

  boolean noted(String file) {
    return Files.exists(deploy.resolve(file + ".error"));
  }

  String note(String file) throws Exception {
    return Files.readString(deploy.resolve(file + ".error"));
  }

  boolean lies(String file) {
    return Files.exists(deploy.resolve(file));
  }

  /** Forgets the folder, as after a restore. */
  void forgetInbox() throws Exception {
    try (var files = Files.list(deploy)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Writes a jar beside the house, for a command. */
  Path jar(String name, byte[] bytes) throws Exception {
    return Files.write(folder.resolve(name), bytes);
  }

  PluginChanges changes() {
    return container.service(PluginChanges.class);
  }

  List<Installation> installations() {
    return container.service(Installations.class).list();
  }

  Installation first() {
    return installations().get(0);
  }

  /** Each version with its state, the latest first. */
  String states() {
    return String.join(
        ", ", installations().stream().map(each -> each.version() + " " + each.state()).toList());
  }

  /** How long a conversation keeps what it began with, from now on. */
  void limit(Duration now) {
    limit = now;
  }

  /** What a conversation of the tenant keeps. */
  Pins pins(String conversation) {
    return container.service(Plugins.class).pins(acme, conversation);
  }

  /** The version that serves a conversation of the tenant. */
  String version(Pins pins) {
    return container
        .service(Plugins.class)
        .lease(acme, pins, Tool.class, SAMPLE)
        .map(held -> used(held, held.version()))
        .orElse("none");
  }

  /** What the tool answers in a conversation of the tenant. */
  String answer(Pins pins) {
    return container
        .service(Plugins.class)
        .lease(acme, pins, Tool.class, SAMPLE)
        .map(held -> used(held, call(held)))
        .orElse("nothing");
  }

  /** Changes the tenant's settings of the sample as an admin does. */
  void change(Map<String, Object> settings) {
    container.service(PluginSettings.class).replace(acme, SAMPLE, settings, "test").orElseThrow();
  }

  /** Changes the tenant's settings of the sample. */
  void set(String settings) {
    tenants.enable(acme, SAMPLE, settings, "test");
  }

  /** Switches the sample off for the tenant. */
  void switchOff() {
    tenants.disable(acme, SAMPLE, "test");
  }

  boolean enabled() {
    return container.service(Plugins.class).enabled(acme, SAMPLE);
  }

  /** Gives the tenant a version. */
  void give(String version, int percent) {
    container
        .service(VersionRules.class)
        .put(acme, new VersionRule(SAMPLE, version, percent), new Order("ann", false));
  }

  /** Gives the tenant again what takes the work. */
  void lift() {
    container.service(VersionRules.class).remove(acme, SAMPLE, new Order("ann", false));
  }

  /** Who uses the versions of the sample: version, tenants, conversations. */
  String uses() {
    return String.join(
        ", ",
        container.service(Installations.class).uses(SAMPLE).stream()
            .map(use -> use.version() + " " + use.tenants() + " " + use.conversations())
            .toList());
  }

  String answer() {
    return lease().map(held -> used(held, call(held))).orElse("nothing");
  }

  String version() {
    return lease().map(held -> used(held, held.version())).orElse("none");
  }

  private static String used(Lease<Tool> held, String result) {
    held.close();
    return result;
  }

  Optional<Lease<Tool>> lease() {
    try {
      return container.service(Plugins.class).lease(acme, Pins.none(), Tool.class, SAMPLE);
    } catch (PlugdeskException starting) {
      return Optional.empty();
    }
  }

  /** Leases every tool of the tenant, none left out, and gives them back. */
  int every() {
    var leases = container.service(Plugins.class).leaseEvery(acme, Pins.none(), Tool.class);
    leases.forEach(Lease::close);
    return leases.size();
  }

  static String call(Lease<Tool> lease) {
    return lease.get().call(new ToolCall(ANY, "1", null, Map.of())).text();
  }

  static void await(BooleanSupplier condition) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
          }
        });
  }

  @Override
  public void close() throws Exception {
    room.close();
    container.close();
  }

  /** What happens while the room is closed. */
  interface Meanwhile {
    void happens() throws Exception;
  }
}
