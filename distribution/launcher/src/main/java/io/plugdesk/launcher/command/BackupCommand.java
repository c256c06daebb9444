package io.plugdesk.launcher.command;

import io.plugdesk.launcher.backup.Backup;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.run.Running;
import io.plugdesk.launcher.terminal.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts the whole house into one archive, whether it runs or not. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Put the whole house (database, search index, files, keys) into one archive; it may run.")
public final class BackupCommand implements Callable<Integer> {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'plugdesk-'yyyyMMdd-HHmmss'.tar.gz'", Locale.ROOT);
  private static final double MEGABYTE = 1_000_000.0;

  private final Place place;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The archive; plugdesk-<date>-<time>.tar.gz in this folder when not named.")
  private Path file;

  public BackupCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() throws Exception {
    Path named = file == null ? Path.of(NAME.format(LocalDateTime.now())) : file;
    Path target = named.toAbsolutePath().normalize();
    Running running = place.running();
    House house = running.asStarted();
    long files;
    try (Steps steps = new Steps(place.terminal());
        AutoCloseable still = running.keepStopped()) {
      files = new Backup(house, steps).write(target, running.state().isPresent());
    }
    place
        .terminal()
        .line(
            "%s is in %s (%d files, %.1f MB)."
                .formatted(house.home(), target, files, Files.size(target) / MEGABYTE));
    place
        .terminal()
        .line(
            place.terminal().mark()
                + " It holds the keys and all texts of the house. Only you can read it (0600): keep it so.");
    return 0;
  }
}
