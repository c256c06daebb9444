package io.plugdesk.launcher.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Hands its words on to the module that measures. */
@Command(
    name = "bench",
    description =
        "Measure speed and safety: chat, crash, cycles, hostile, ingest, instances, kill,"
            + " midwork, propagation, steady, upgrade, versions; each with --quick.")
public final class BenchCommand implements Callable<Integer> {
  private final Place place;

  @Parameters(arity = "0..*", paramLabel = "ARGUMENT")
  private List<String> arguments = List.of();

  public BenchCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() throws IOException {
    return new BenchModule(place.running().asStarted()).run("bench", arguments);
  }
}
