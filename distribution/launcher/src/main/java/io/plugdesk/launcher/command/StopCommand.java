package io.plugdesk.launcher.command;

import io.plugdesk.launcher.run.Running;
import io.plugdesk.launcher.terminal.Steps;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the house from another terminal. */
@Command(name = "stop", mixinStandardHelpOptions = true, description = "Stop the house.")
public final class StopCommand implements Callable<Integer> {
  private final Place place;

  public StopCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() throws Exception {
    if (place.running().state().isEmpty() && !place.running().stop(place.terminal()::line)) {
      place.terminal().line("The house does not run.");
      return 0;
    }
    try (Steps steps = new Steps(place.terminal())) {
      steps.run("Stop", this::stop);
    }
    return 0;
  }

  private void stop(Steps.Step step) {
    step.note("of at most " + Running.LAUNCHER_PATIENCE.toSeconds() + " s");
    place.running().stop(place.terminal()::line);
    step.note("");
  }
}
