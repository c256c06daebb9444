package io.plugdesk.launcher.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.RunState;
import io.plugdesk.launcher.process.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunningTest {
  @TempDir Path folder;
  private final List<String> reports = new ArrayList<>();
  private House house;
  private Process sleeper;

  @BeforeEach
  void startSleeper() throws Exception {
    house = House.of(folder, Map.of());
    Files.createDirectories(house.run());
    sleeper = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void killSleeper() {
    sleeper.destroyForcibly();
  }

  @Test
  void stopsWhatADeadLauncherLeft() throws Exception {
    long started = ProcessIdentity.of(sleeper.toHandle()).startedMillis();
    state(started).write(house.run());
    assertTrue(new Running(house).state().isEmpty());
    assertTrue(new Running(house).stop(reports::add));
    assertTrue(sleeper.waitFor(20, TimeUnit.SECONDS));
    assertTrue(
        reports.get(0).startsWith("Stopped solr (pid " + sleeper.pid() + ")"), reports.toString());
  }

  @Test
  void leavesAStrangerOfTheSameNumberAlone() {
    long earlier = ProcessIdentity.of(sleeper.toHandle()).startedMillis() - 60_000;
    state(earlier).write(house.run());
    assertFalse(new Running(house).stop(reports::add));
    assertTrue(sleeper.isAlive());
  }

  private RunState state(long sleeperStarted) {
    RunState.Member gone =
        new RunState.Member("launcher", ProcessHandle.current().pid(), 1, "TERM");
    RunState.Member child = new RunState.Member("solr", sleeper.pid(), sleeperStarted, "TERM");
    return new RunState(gone, house.ports(), List.of(child), true);
  }
}
