package io.plugdesk.launcher.command;

import io.plugdesk.launcher.house.About;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what this is. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Say what this is.")
public final class VersionCommand implements Callable<Integer> {
  private final Place place;

  public VersionCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    About.read().lines().forEach(place.terminal()::line);
    return 0;
  }
}
