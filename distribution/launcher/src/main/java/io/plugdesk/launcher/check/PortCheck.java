package io.plugdesk.launcher.check;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.process.Listener;
import io.plugdesk.launcher.process.Listeners;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a port is free, and who has it when it is not. */
public final class PortCheck {
  private static final int STEP = 101;
  private static final int HIGHEST = 65_535;
  private static final int FIRST_OF_ALL_USERS = 1024;
  private static final int ALIKE = 8000;

  private PortCheck() {}

  /** Fails with the owner and the cure when the port cannot be listened on. */
  public static void requireFree(String variable, int port) {
    try {
      listen(port);
    } catch (IOException refused) {
      Optional<Listener> owner = Listeners.on(port);
      throw new Failure(
          owner.isEmpty() && port < FIRST_OF_ALL_USERS
              ? forbidden(variable, port, freeAfter(port + ALIKE))
              : inUse(variable, port, owner, freeAfter(port + STEP)),
          refused);
    }
  }

  private static boolean isFree(int port) {
    try {
      listen(port);
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }

  private static void listen(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
  }

  static String forbidden(String variable, int port, int other) {
    return "Port %d may not be taken by this user: ports below %d are for root. Start with %s=%d, and let a proxy in front have port %d."
        .formatted(port, FIRST_OF_ALL_USERS, variable, other, port);
  }

  static String inUse(String variable, int port, Optional<Listener> owner, int other) {
    String who =
        owner
            .filter(listener -> listener.pid() > 0)
            .map(listener -> name(listener.pid()) + " (pid " + listener.pid() + ")")
            .orElse("a process of another user");
    return "Port %d is in use by %s. Stop it, or start with %s=%d."
        .formatted(port, who, variable, other);
  }

  static String name(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(command -> Path.of(command).getFileName().toString())
        .orElse("a process");
  }

  private static int freeAfter(int first) {
    int candidate = first;
    while (candidate <= HIGHEST && !isFree(candidate)) {
      candidate++;
    }
    return Math.min(candidate, HIGHEST);
  }
}
