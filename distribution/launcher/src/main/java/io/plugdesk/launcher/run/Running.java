package io.plugdesk.launcher.run;

import io.plugdesk.launcher.client.HouseClient;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.RunState;
import io.plugdesk.launcher.process.ChildSpec;
import io.plugdesk.launcher.process.ProcessIdentity;
import io.plugdesk.launcher.process.Signals;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The house that is running now, if one is: found by what its launcher wrote down. */
public final class Running {
  /** How long a launcher may take to stop all before it is killed. */
  public static final Duration LAUNCHER_PATIENCE = Duration.ofSeconds(75);

  private static final Duration CHILD_PATIENCE = Duration.ofSeconds(20);

  private final House house;

  public Running(House house) {
    this.house = house;
  }

  /** What was written down, if the launcher that wrote it still lives. */
  public Optional<RunState> state() {
    return RunState.read(house.run()).filter(state -> identity(state.launcher()).isAlive());
  }

  /** The house on the ports that it really runs on. */
  public House asStarted() {
    return state().map(state -> house.on(state.ports())).orElse(house);
  }

  /** As {@link #asStarted()}, but a house that does not run is a failure. */
  public House required() {
    return state()
        .map(state -> house.on(state.ports()))
        .orElseThrow(
            () -> new Failure("The house does not run. Start it with './plugdesk start'."));
  }

  /** Whether it is complete and says of itself that it is ready. */
  public boolean isReady() {
    return state()
        .filter(RunState::ready)
        .map(
            state ->
                new HouseClient(house.on(state.ports()).address()).glance("/health/ready").isOk())
        .orElse(false);
  }

  /**
   * Asks the launcher to stop everything, waits, and stops what is left; false when nothing ran.
   */
  public boolean stop(Consumer<String> report) {
    Optional<RunState> state = RunState.read(house.run());
    if (state.isEmpty()) {
      return false;
    }
    ProcessIdentity launcher = identity(state.get().launcher());
    boolean ran = launcher.isAlive();
    if (ran && !Signals.stop(ChildSpec.Signal.TERM, launcher, LAUNCHER_PATIENCE)) {
      report.accept(
          "The launcher (pid " + launcher.pid() + ") did not stop in time and was killed.");
    }
    boolean left = stopLeftovers(state.get().children(), report);
    RunState.forget(house.run());
    return ran || left;
  }

  /** Stops the processes of a launcher that is gone. */
  boolean stopLeftovers(List<RunState.Member> children, Consumer<String> report) {
    boolean any = false;
    for (RunState.Member child : children) {
      ProcessIdentity identity = identity(child);
      if (identity.isAlive()) {
        any = true;
        Signals.stop(ChildSpec.Signal.valueOf(child.signal()), identity, CHILD_PATIENCE);
        report.accept(
            "Stopped "
                + child.name()
                + " (pid "
                + child.pid()
                + "), which an earlier start had left.");
      }
    }
    return any;
  }

  /**
   * Keeps a house that does not run from being started until the result is closed; does nothing for
   * one that runs. Processes that a launcher left behind are a failure: they write.
   */
  public AutoCloseable keepStopped() {
    if (state().isPresent() || !Files.isDirectory(house.run())) {
      return () -> {};
    }
    boolean left =
        RunState.read(house.run())
            .map(known -> known.children().stream().anyMatch(child -> identity(child).isAlive()))
            .orElse(false);
    if (left) {
      throw new Failure(
          "Processes of a launcher that is gone still run. Stop them with './plugdesk stop'.");
    }
    return new OneAtATime(house.run());
  }

  private static ProcessIdentity identity(RunState.Member member) {
    return new ProcessIdentity(member.pid(), member.startedMillis());
  }
}
