package io.plugdesk.launcher.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GuardTest {
  @TempDir Path folder;

  @Test
  void aKilledLauncherLeavesNoChildBehind() throws Exception {
    Process launcher = startLauncherLike();
    List<ProcessHandle> children = readChildren(launcher);
    assertTrue(children.stream().allMatch(ProcessHandle::isAlive));

    launcher.destroyForcibly().waitFor();

    for (ProcessHandle child : children) {
      child.onExit().get(20, TimeUnit.SECONDS);
    }
    String log = awaitLine(folder.resolve("guard.log"), "stopping sleeper-2");
    assertTrue(log.indexOf("stopping sleeper-1") < log.indexOf("stopping sleeper-2"), log);
  }

  @Test
  void aChildThatWasRemovedIsLeftAlone() throws Exception {
    Guard guard = new Guard(folder.resolve("guard.log"));
    Child kept = Child.start(sleeper("kept"));
    Child stopped = Child.start(sleeper("stopped"));
    guard.add(kept);
    guard.add(stopped);
    guard.remove(kept);
    guard.close();
    stopped.onExit().get(20, TimeUnit.SECONDS);
    assertTrue(kept.isAlive());
    assertTrue(kept.stop());
    assertFalse(kept.isAlive());
  }

  private Process startLauncherLike() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LauncherLike.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<ProcessHandle> readChildren(Process launcher) throws Exception {
    List<ProcessHandle> children = new ArrayList<>();
    BufferedReader output = launcher.inputReader();
    for (String line = output.readLine(); !line.equals("waiting"); line = output.readLine()) {
      children.add(ProcessHandle.of(Long.parseLong(line)).orElseThrow());
    }
    return children;
  }

  private static String awaitLine(Path log, String wanted) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String content = Files.readString(log);
    while (!content.contains(wanted) && System.nanoTime() < end) {
      Thread.onSpinWait();
      content = Files.readString(log);
    }
    return content;
  }

  private ChildSpec sleeper(String name) {
    return new ChildSpec(
        name,
        List.of("sleep", "600"),
        Map.of(),
        folder,
        folder.resolve(name + ".log"),
        ChildSpec.Signal.TERM,
        Duration.ofSeconds(5),
        1);
  }
}
