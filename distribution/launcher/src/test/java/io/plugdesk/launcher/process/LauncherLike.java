package io.plugdesk.launcher.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A process that starts children under a guard, says who they are, and waits to be killed. */
final class LauncherLike {
  private LauncherLike() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Guard guard = new Guard(folder.resolve("guard.log"));
    for (int rank = 1; rank <= 2; rank++) {
      Child child = Child.start(sleeper("sleeper-" + rank, folder, rank));
      guard.add(child);
      System.out.println(child.identity().pid());
    }
    System.out.println("waiting");
    while (true) {
      LockSupport.park();
    }
  }

  private static ChildSpec sleeper(String name, Path folder, int rank) {
    return new ChildSpec(
        name,
        List.of("sleep", "600"),
        Map.of(),
        folder,
        folder.resolve(name + ".log"),
        ChildSpec.Signal.TERM,
        Duration.ofSeconds(5),
        rank);
  }
}
