package io.plugdesk.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who listens where: from /proc on Linux, from lsof elsewhere. */
public final class Listeners {
  private Listeners() {}

  /** All listening TCP sockets that this user can see. */
  public static List<Listener> all() {
    return Files.isDirectory(Path.of("/proc/net"))
        ? ProcSockets.listeners(Path.of("/proc"))
        : fromLsof();
  }

  /** Who listens on a port, preferring an answer that names a process. */
  public static Optional<Listener> on(int port) {
    List<Listener> found = all().stream().filter(listener -> listener.port() == port).toList();
    return found.stream()
        .filter(listener -> listener.pid() > 0)
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  /**
   * Reads the output of {@code lsof -nP -iTCP -sTCP:LISTEN -FpPn}: a line p(id), then lines n(ame).
   */
  static List<Listener> parseLsof(List<String> lines) {
    List<Listener> listeners = new ArrayList<>();
    long pid = 0;
    for (String line : lines) {
      if (line.startsWith("p")) {
        pid = Long.parseLong(line.substring(1));
      } else if (line.startsWith("n") && line.matches("n.*:\\d+")) {
        int colon = line.lastIndexOf(':');
        String address = line.substring(1, colon).replace("[", "").replace("]", "");
        listeners.add(new Listener(address, Integer.parseInt(line.substring(colon + 1)), pid));
      }
    }
    return listeners;
  }

  private static List<Listener> fromLsof() {
    try {
      Process lsof =
          new ProcessBuilder("lsof", "-nP", "-iTCP", "-sTCP:LISTEN", "-Fpn")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return parseLsof(output.lines().toList());
    } catch (IOException noLsof) {
      return List.of();
    }
  }
}
