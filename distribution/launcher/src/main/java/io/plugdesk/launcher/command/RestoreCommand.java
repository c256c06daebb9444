package io.plugdesk.launcher.command;

import io.plugdesk.launcher.backup.Restore;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.terminal.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes an empty data folder out of a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Make the data folder, which must be empty, out of a backup; then './plugdesk start'.")
public final class RestoreCommand implements Callable<Integer> {
  private final Place place;

  @Parameters(paramLabel = "FILE", description = "What './plugdesk backup' has made.")
  private Path file;

  public RestoreCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() throws Exception {
    if (!Files.isReadable(file)) {
      throw new Failure("Cannot read " + file + ". Name an archive of './plugdesk backup'.");
    }
    Restore restore = new Restore(place.house().home());
    restore.requireEmpty();
    try (Steps steps = new Steps(place.terminal())) {
      steps.run(
          "Restore",
          step -> {
            Restore.Restored restored = restore.from(file);
            step.note(
                "%d files of %s, made by Plugdesk %s"
                    .formatted(
                        restored.files(), restored.facts().madeAt(), restored.facts().plugdesk()));
          });
    }
    place
        .terminal()
        .line("The house is in %s. Start it with '%s'.".formatted(place.house().home(), start()));
    return 0;
  }

  /** What starts this very house: a terminal in which its folder is not set would start another. */
  private String start() {
    House house = place.house();
    return house.home().equals(house.root().resolve("data"))
        ? "./plugdesk start"
        : House.HOME + "=" + house.home() + " ./plugdesk start";
  }
}
