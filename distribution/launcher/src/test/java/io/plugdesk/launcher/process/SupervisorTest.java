package io.plugdesk.launcher.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisorTest {
  @TempDir Path folder;
  private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
  private Supervisor supervisor;

  @BeforeEach
  void makeSupervisor() {
    supervisor = new Supervisor(new Guard(folder.resolve("guard.log")), reports::add, () -> {});
  }

  @Test
  void startsACrashedProcessAgain() throws Exception {
    Child first = supervisor.start(spec("sleeper", "exec sleep 600", 1));
    first.identity().find().orElseThrow().destroyForcibly();
    assertTrue(report().startsWith("sleeper ended with code 137; starting it again in 0.5 s."));
    assertTrue(report().startsWith("sleeper was started again"));
    Child second = supervisor.children().get(0);
    assertTrue(second.isAlive());
    supervisor.stop(child -> child::stop);
    assertFalse(second.isAlive());
  }

  @Test
  void givesUpWithTheReasonOnAProcessThatOnlyCrashes() throws Exception {
    supervisor.start(spec("broken", "echo the disk is full; exit 3", 1));
    String reason = supervisor.givenUp().get(50, TimeUnit.SECONDS);
    assertTrue(
        reason.contains("broken crashed 5 times within a minute, the last time with code 3"),
        reason);
    assertTrue(reason.contains("the disk is full"), reason);
    supervisor.stop(child -> child::stop);
  }

  @Test
  void stopsInTheOrderOfTheRanksAndKillsWhatWillNotGo() throws Exception {
    supervisor.start(spec("second", "exec sleep 600", 2));
    supervisor.start(
        spec("stubborn", "trap '' TERM; echo deaf; while true; do sleep 0.1; done", 1));
    awaitLine("stubborn");
    List<String> order = new ArrayList<>();
    supervisor.stop(child -> () -> order.add(child.spec().name() + " " + child.stop()));
    assertEquals(List.of("stubborn false", "second true"), order);
  }

  private String report() throws InterruptedException {
    return String.valueOf(reports.poll(20, TimeUnit.SECONDS));
  }

  private void awaitLine(String name) throws Exception {
    Path log = folder.resolve(name + ".log");
    while (Files.size(log) == 0) {
      Thread.onSpinWait();
    }
  }

  private ChildSpec spec(String name, String script, int rank) {
    return new ChildSpec(
        name,
        List.of("sh", "-c", script),
        Map.of(),
        folder,
        folder.resolve(name + ".log"),
        ChildSpec.Signal.TERM,
        Duration.ofMillis(500),
        rank);
  }
}
