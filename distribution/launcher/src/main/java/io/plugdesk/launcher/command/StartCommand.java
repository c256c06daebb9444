package io.plugdesk.launcher.command;

import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.RunState;
import io.plugdesk.launcher.run.Life;
import io.plugdesk.launcher.run.StartOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the house and watches over it. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Start the house and watch over it until Ctrl-C.")
public final class StartCommand implements Callable<Integer> {
  private final Place place;

  @Option(
      names = "--detach",
      description = "Return when it is ready; it goes on in the background.")
  private boolean detach;

  @Option(names = "--no-demo", description = "Do not bring the demo tenants.")
  private boolean withoutDemo;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PROCESS",
      description = "Start these alone: postgres, solr, karaf.")
  private Set<String> only = Set.of();

  public StartCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() throws Exception {
    Optional<RunState> running = place.running().state();
    if (running.isPresent()) {
      House house = place.house().on(running.get().ports());
      String state = running.get().ready() ? "runs already" : "is being started already";
      place
          .terminal()
          .line(
              "The house "
                  + state
                  + " (pid "
                  + running.get().launcher().pid()
                  + "): "
                  + house.address());
      return 0;
    }
    if (detach) {
      return new Background(place).start(arguments());
    }
    new Life(place.house(), new StartOptions(only, !withoutDemo), place.terminal()).live();
    return 0;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("start"));
    if (withoutDemo) {
      arguments.add("--no-demo");
    }
    if (!only.isEmpty()) {
      arguments.add("--only=" + String.join(",", only));
    }
    return arguments;
  }
}
