package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.plugins.Declared.Source;
import io.plugdesk.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The declared bundles on a real PostgreSQL. */
class JdbcArtifactsTest {
  private static final Source FILE = new Source("inbox-1", "clock.jar");
  private static final Source ELSEWHERE = new Source("inbox-2", "clock.jar");

  private final List<AuditEvent> trail = new ArrayList<>();
  private final List<String> signals = new ArrayList<>();
  private TestDatabase database;
  private JdbcArtifacts artifacts;
  private boolean mute;

  @BeforeEach
  void open() {
    database = new TestDatabase();
    artifacts =
        new JdbcArtifacts(
            database.unitsOfWork("plugins", Path.of("src/main/resources/db/migration")),
            (unit, event) -> {
              if (mute) {
                throw new IllegalStateException("The trail is full");
              }
              trail.add(event);
            },
            (unit, topic, text) -> signals.add(topic + " " + text));
  }

  @AfterEach
  void close() throws Exception {
    database.close();
  }

  @Test
  void keepsWhatIsDeclaredWithItsBytes() {
    var jar = jar(1);
    artifacts.record(jar);
    artifacts.record(jar);
    artifacts.declare(jar.artifact(), FILE, new Succession(Role.SERVING, List.of()), "deploy");

    var declared = artifacts.declared();
    assertEquals(1, declared.size());
    assertEquals(jar.artifact(), declared.get(0).artifact());
    assertEquals(FILE, declared.get(0).source());
    assertArrayEquals(jar.bytes(), artifacts.bytes(jar.artifact().sha256()));
  }

  @Test
  void aFileReplacesWhatItDeclaredBeforeAndNothingElse() {
    declare(jar(1), FILE);
    declare(jar(1), ELSEWHERE);
    declare(jar(2), FILE);

    var declared = artifacts.declared();
    assertEquals(
        List.of("1.0.1", "1.0.1", "1.0.2"),
        declared.stream().map(each -> each.artifact().version()).toList());
    assertEquals(
        List.of(Role.RETIRING, Role.BESIDE, Role.SERVING),
        declared.stream().map(Declared::role).toList());
    assertEquals(ELSEWHERE, declared.get(1).source());
  }

  @Test
  void knowsWhatServedUntilTheNextOneCame() {
    declare(jar(1), FILE);
    declare(jar(2), FILE);
    var two = artifacts.declared().get(1);
    artifacts.withdraw(two, List.of(), "ann");
    declare(jar(3), FILE);

    var services = artifacts.services(jar(1).artifact().symbolicName());
    assertEquals(
        List.of("1.0.1", "1.0.2", "1.0.3"),
        services.stream().map(each -> each.artifact().version()).toList());
    assertEquals(services.get(0).until(), services.get(1).since());
    assertTrue(services.get(1).endedBefore(services.get(2)));
    assertEquals(null, services.get(2).until());
  }

  @Test
  void whatACommandDeclaresRetiresWhenALaterOneComes() {
    declare(jar(1), new Source(null, "clock-1.jar"));
    declare(jar(2), new Source(null, "clock-2.jar"));

    assertEquals(
        List.of(Role.RETIRING, Role.SERVING),
        artifacts.declared().stream().map(Declared::role).toList());
  }

  @Test
  void recordsEachChangeInTheTrailOfTheHouse() {
    declare(jar(1), FILE);
    artifacts.withdraw(artifacts.declared().get(0), List.of(), "ann");

    assertTrue(artifacts.declared().isEmpty());
    assertEquals(
        List.of("plugin.declared", "plugin.withdrawn"),
        trail.stream().map(AuditEvent::eventType).toList());
    assertEquals("ann", trail.get(1).actorId());
    assertEquals(null, trail.get(1).tenant());
    assertTrue(trail.get(0).payloadJson().contains("\"version\":\"1.0.1\""));
  }

  @Test
  void withdrawsOnceOnly() {
    declare(jar(1), FILE);
    var declared = artifacts.declared().get(0);
    artifacts.withdraw(declared, List.of(), "ann");
    artifacts.withdraw(declared, List.of(), "bob");

    assertEquals(2, trail.size());
  }

  @Test
  void keepsTheLastFewVersionsAndForgetsTheOthers() {
    for (int i = 1; i <= JdbcArtifacts.KEPT + 2; i++) {
      declare(jar(i), FILE);
      endWhatRetires();
    }

    var oldest = jar(1).artifact().sha256();
    assertThrows(PlugdeskException.class, () -> artifacts.bytes(oldest));
    assertArrayEquals(jar(2).bytes(), artifacts.bytes(jar(2).artifact().sha256()));
    assertEquals(1, artifacts.declared().size());
  }

  @Test
  void carriesOutWhatACommandWantsInOneEntryOfTheTrail() {
    declare(jar(1), FILE);
    artifacts.record(jar(2));
    var file = artifacts.declared().get(0);
    artifacts.carryOut(plan(jar(2).artifact(), List.of(file)), "ann");

    var now = artifacts.declared();
    assertEquals(List.of("1.0.2"), now.stream().map(each -> each.artifact().version()).toList());
    assertEquals(null, now.get(0).source().inbox());
    assertEquals(2, trail.size());
    assertEquals("plugin.upgraded", trail.get(1).eventType());
    assertEquals("ann", trail.get(1).actorId());
    assertTrue(trail.get(1).payloadJson().contains("\"ended\":[{"));
  }

  @Test
  void changesNothingWhenTheTrailCannotBeWritten() {
    declare(jar(1), FILE);
    artifacts.record(jar(2));
    var before = artifacts.declared();
    mute = true;
    var plan = plan(jar(2).artifact(), before);

    assertThrows(IllegalStateException.class, () -> artifacts.carryOut(plan, "ann"));
    assertEquals(before, artifacts.declared());
    assertEquals(List.of(), artifacts.departures());
  }

  @Test
  void remembersWhichFilesAreToBeSetAside() {
    declare(jar(1), FILE);
    declare(jar(2), new Source(null, "clock-2.jar"));
    var both = artifacts.declared();
    artifacts.carryOut(plan(null, both), "ann");

    assertEquals(List.of(both.get(0)), artifacts.departures());
    artifacts.departed(both.get(0));
    assertEquals(List.of(), artifacts.departures());
    assertEquals(List.of(), artifacts.declared());
  }

  @Test
  void tellsWhatIsKeptInTheOrderInWhichItFirstRan() {
    declare(jar(2), FILE);
    declare(jar(1), FILE);
    declare(jar(2), FILE);
    artifacts.record(jar(3));

    assertEquals(
        List.of(
            new Recorded(jar(2).artifact(), true),
            new Recorded(jar(1).artifact(), true),
            new Recorded(jar(3).artifact(), false)),
        artifacts.recorded("io.plugdesk.tool.clock"));
    assertEquals(List.of(), artifacts.recorded("io.plugdesk.tool.other"));
  }

  @Test
  void endsWhatRetiresOnceAndSaysSo() {
    declare(jar(1), FILE);
    declare(jar(2), FILE);
    endWhatRetires();
    endWhatRetires();

    assertEquals(1, artifacts.declared().size());
    assertEquals("plugin.retired", trail.get(2).eventType());
    assertEquals(3, trail.size());
  }

  @Test
  void whatMerelyRanBesideIsNothingToGoBackTo() {
    declare(jar(1), FILE);
    artifacts.record(jar(2));
    artifacts.declare(jar(2).artifact(), ELSEWHERE, new Succession(Role.BESIDE, List.of()), "test");
    assertEquals(
        List.of(true, false),
        artifacts.recorded("io.plugdesk.tool.clock").stream().map(Recorded::ran).toList());

    var beside = artifacts.declared().get(1);
    artifacts.carryOut(change(List.of(beside.as(Role.SERVING))), "ann");

    assertEquals(Role.SERVING, artifacts.declared().get(1).role());
    assertTrue(artifacts.recorded("io.plugdesk.tool.clock").stream().allMatch(Recorded::ran));
  }

  @Test
  void theFileOfWhatACommandRetiresIsSetAside() {
    declare(jar(1), FILE);
    var file = artifacts.declared().get(0);
    artifacts.carryOut(change(List.of(file.as(Role.RETIRING))), "ann");

    assertEquals(List.of(file.as(Role.RETIRING)), artifacts.departures());
    assertEquals(List.of(file.as(Role.RETIRING)), artifacts.declared());
    assertEquals(List.of("plugins.changed declared", "plugins.changed declared"), signals);
  }

  private static Plan plan(Artifact artifact, List<Declared> ended) {
    return new Plan(
        "plugin.upgraded",
        "clock",
        "1.0.1",
        "1.0.2",
        false,
        artifact,
        Role.SERVING,
        List.of(),
        ended);
  }

  private static Plan change(List<Declared> changed) {
    return new Plan(
        "plugin.upgraded",
        "clock",
        "1.0.1",
        "1.0.2",
        false,
        null,
        Role.SERVING,
        changed,
        List.of());
  }

  private void endWhatRetires() {
    artifacts.declared().stream().filter(Declared::retires).forEach(artifacts::retire);
  }

  private void declare(Jar jar, Source source) {
    artifacts.record(jar);
    var succession = Succession.arrival(artifacts.declared(), jar.artifact(), source);
    artifacts.declare(jar.artifact(), source, succession, "test");
  }

  private static Jar jar(int number) {
    var sha256 = "%064x".formatted(number);
    var bytes = ("bytes " + number).getBytes(StandardCharsets.UTF_8);
    return new Jar(new Artifact(sha256, "io.plugdesk.tool.clock", "1.0." + number), bytes);
  }
}
