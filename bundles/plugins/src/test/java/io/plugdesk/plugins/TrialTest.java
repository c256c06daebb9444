package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.plugins.health.HealthBook;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;

/** A version takes over when it serves what the one before it serves; step by step. */
class TrialTest {
  private static final String SAMPLE = SmallHouse.SAMPLE;

  @TempDir Path folder;

  private final MemoryArtifacts artifacts = new MemoryArtifacts();
  private final Directory directory = new Directory();
  private final Roles roles = new Roles();
  private final Rules rules = new Rules();
  private final PinCounts counts = new PinCounts(new MemoryPins(), () -> Duration.ZERO);
  private final AtomicBoolean started = new AtomicBoolean(true);
  private Running running;
  private Container container;
  private Catalogue catalogue;
  private InstanceTracker tracker;
  private DeclaredBundles bundles;
  private Configurations configurations;

  @BeforeEach
  void open() throws Exception {
    container = new Container(folder.resolve("framework"));
    catalogue =
        new Catalogue(
            container.context(),
            container.service(ServiceComponentRuntime.class),
            container.service(MetaTypeService.class));
    running = new Running(catalogue, roles);
    rules.follow(List.of());
    tracker = new InstanceTracker(container.context(), directory);
    tracker.open();
    bundles = new DeclaredBundles(container.context());
    configurations =
        new Configurations(
            container.service(ConfigurationAdmin.class),
            tenant -> Optional.of(Path.of("/home/of", tenant)));
    Files.createDirectories(folder.resolve("deploy"));
  }

  @AfterEach
  void close() throws Exception {
    tracker.close();
    bundles.close();
    container.close();
  }

  @Test
  void refusesAVersionThatDoesNotStartWhereTheOldOneDoes() throws Exception {
    var deployment = deployment(Duration.ZERO);
    drop(Container.sample("1.0.0"));
    configurations.put(new Instance.Key("acme", SAMPLE, 1), Map.of());
    deployment.proceed();
    drop(Container.jar("1.1.0", Map.of("Greeting-Broken", "yes")));
    deployment.proceed();

    assertEquals(List.of("1.1.0 FAILED", "1.0.0 ACTIVE"), states(deployment));
    assertEquals(List.of("declared " + SAMPLE + " 1.0.0"), artifacts.trail());
    var reason = deployment.situation().refused().get("greeting.jar").reason();
    assertTrue(reason.startsWith("it does not serve within 0 s"), reason);
    assertTrue(reason.contains("IllegalArgumentException at GreetingTool.<init>:"), reason);
  }

  @Test
  void triesAVersionThatAnEarlierRunInstalledAndDidNotDeclare() throws Exception {
    var deployment = deployment(Duration.ZERO);
    drop(Container.sample("1.0.0"));
    configurations.put(new Instance.Key("acme", SAMPLE, 1), Map.of());
    deployment.proceed();
    var next = Container.sample("1.1.0");
    var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(next));
    container.context().installBundle("plugdesk:" + digest, new ByteArrayInputStream(next));
    drop(next);
    deployment.proceed();

    assertEquals(List.of("1.1.0 ACTIVE"), states(deployment));
  }

  @Test
  void theTimeOfTheStartDoesNotCountForTheTrial() throws Exception {
    started.set(false);
    var deployment = deployment(Duration.ZERO);
    drop(Container.sample("1.0.0"));
    configurations.put(new Instance.Key("acme", SAMPLE, 1), Map.of());
    deployment.proceed();
    drop(Container.jar("1.1.0", Map.of("Greeting-Broken", "yes")));
    deployment.proceed();
    deployment.proceed();
    assertEquals(List.of("1.1.0 WAITING", "1.0.0 ACTIVE"), states(deployment));

    started.set(true);
    deployment.proceed();
    assertEquals(List.of("1.1.0 FAILED", "1.0.0 ACTIVE"), states(deployment));
  }

  @Test
  void triesAVersionAsLongAsItMayTake() throws Exception {
    var deployment = deployment(Duration.ofHours(1));
    drop(Container.sample("1.0.0"));
    configurations.put(new Instance.Key("acme", SAMPLE, 1), Map.of());
    deployment.proceed();
    drop(Container.jar("1.1.0", Map.of("Greeting-Broken", "yes")));
    deployment.proceed();

    assertEquals(List.of("1.1.0 WAITING", "1.0.0 ACTIVE"), states(deployment));
    Files.delete(folder.resolve("deploy/greeting.jar"));
    deployment.proceed();
    assertEquals(List.of(), states(deployment));
  }

  @Test
  void aTenantThatTheOldVersionDoesNotServeEitherHindersNothing() throws Exception {
    var deployment = deployment(Duration.ZERO);
    drop(Container.sample("1.0.0"));
    configurations.put(new Instance.Key("acme", SAMPLE, 1), Map.of("word", "broken"));
    deployment.proceed();
    drop(Container.sample("1.1.0"));
    deployment.proceed();

    assertEquals(List.of("1.1.0 ACTIVE"), states(deployment));
  }

  @Test
  void plansAgainWhenTheTrialHasPassed() throws Exception {
    var deployment = deployment(Duration.ofHours(1));
    drop(Container.sample("1.0.0"));
    configurations.put(new Instance.Key("acme", SAMPLE, 1), Map.of());
    deployment.proceed();
    var wanted = recorded("1.1.0");
    var planner =
        new Planner(
            artifacts, new Stocks(artifacts, container.context(), bundles, catalogue), rules);
    var done =
        deployment.carryOut(
            planner.install(wanted, false), () -> planner.install(wanted, false), "ann");

    var later = recorded("2.0.0");
    var source = new Declared.Source(null, "later.jar");
    artifacts.declare(
        later, source, Succession.arrival(artifacts.declared(), later, source), "another node");
    deployment.changed();
    deployment.proceed();

    var refusal = assertThrows(CompletionException.class, done::join).getCause();
    assertTrue(
        refusal.getMessage().contains("2.0.0 is installed, which is later than 1.1.0"),
        refusal::getMessage);
    assertTrue(artifacts.declared().stream().noneMatch(each -> each.artifact().equals(wanted)));
  }

  @Test
  void theHouseAloneSetsWhatItReserves() throws Exception {
    var settings = Map.<String, Object>of("word", "ahoy", "plugdesk.tenant", "globex");
    configurations.put(new Instance.Key("acme", SAMPLE, 1), settings);

    var stored =
        container
            .service(ConfigurationAdmin.class)
            .listConfigurations("(word=ahoy)")[0]
            .getProperties();
    assertEquals("acme", stored.get("plugdesk.tenant"));
    assertEquals("/home/of/acme", stored.get("plugdesk.folder"));
  }

  private Deployment deployment(Duration patience) {
    return new Deployment(
        artifacts,
        new Inbox(folder.resolve("deploy")),
        bundles,
        new Trial(container.context(), catalogue, directory),
        new Farewell(bundles, catalogue, directory, Runnable::run),
        new Retirement(artifacts, bundles, running, rules, counts),
        roles,
        new Patience(patience, started::get, System::nanoTime));
  }

  private List<String> states(Deployment deployment) {
    var rota = new Rota(roles, rules);
    var tenants = new MemoryTenants(container.context());
    var declarations = new Declarations(tenants, tenant -> {});
    var uses = new Uses(running, rota, rules, counts, declarations, tenants);
    var book = new HealthBook(Clock.systemUTC());
    return new InstalledReleases(
            container.context(),
            catalogue,
            directory,
            roles,
            rota,
            uses,
            deployment::situation,
            book)
        .list().stream().map((Installation each) -> each.version() + " " + each.state()).toList();
  }

  private Artifact recorded(String version) throws Exception {
    var jar = Jar.read(Files.write(folder.resolve(version + ".jar"), Container.sample(version)));
    artifacts.record(jar);
    return jar.artifact();
  }

  private void drop(byte[] jar) throws Exception {
    var file = Files.write(folder.resolve("deploy/greeting.jar"), jar);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10)));
  }
}
