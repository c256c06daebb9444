package io.plugdesk.launcher.command;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.OwnerOnly;
import io.plugdesk.launcher.house.RunState;
import io.plugdesk.launcher.process.Detached;
import io.plugdesk.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Starts a second launcher that stays behind, and shows what it says until it is ready. */
final class Background {
  private static final long POLL_NANOS = 100_000_000;

  private final House house;
  private final Terminal terminal;

  Background(Place place) {
    this.house = place.house();
    this.terminal = place.terminal();
  }

  int start(List<String> arguments) {
    OwnerOnly.makeFolders(house.home());
    OwnerOnly.folder(house.log());
    Path log = house.log("launcher");
    try {
      Files.deleteIfExists(log);
      OwnerOnly.write(log, "");
      Process launcher =
          new ProcessBuilder(Detached.of(command(arguments)))
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return follow(launcher, log);
    } catch (IOException failure) {
      throw new Failure(
          "Cannot start in the background: "
              + failure.getMessage()
              + ". Try './plugdesk start' without --detach.",
          failure);
    }
  }

  private static List<String> command(List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                House.java(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-Dplugdesk.root=" + System.getProperty("plugdesk.root"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.plugdesk.launcher.Main"));
    command.addAll(arguments);
    return command;
  }

  private int follow(Process launcher, Path log) throws IOException {
    long shown = 0;
    long begun = System.nanoTime();
    while (true) {
      terminal.change("Starting  " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
      boolean ended = !launcher.isAlive();
      boolean ready = isReady(launcher.pid());
      shown = show(log, shown);
      if (ended) {
        return Math.max(1, launcher.exitValue());
      }
      if (ready) {
        LockSupport.parkNanos(POLL_NANOS);
        show(log, shown);
        return 0;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** An earlier launcher that was killed may have left its own word behind. */
  private boolean isReady(long pid) {
    return RunState.read(house.run())
        .filter(RunState::ready)
        .filter(state -> state.launcher().pid() == pid)
        .isPresent();
  }

  /** Prints the whole lines that were added, and returns how far it came. */
  private long show(Path log, long from) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] added = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(added);
      String text = new String(added, StandardCharsets.UTF_8);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      whole.lines().map(this::coloured).forEach(terminal::line);
      return from + whole.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  private String coloured(String line) {
    return line.replaceFirst("^✓", terminal.tick())
        .replaceFirst("^✗", terminal.cross())
        .replaceFirst("^!", terminal.mark());
  }
}
