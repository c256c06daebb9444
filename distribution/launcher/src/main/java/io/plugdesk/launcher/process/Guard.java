package io.plugdesk.launcher.process;

import io.plugdesk.launcher.house.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A small shell that outlives the launcher: it reads a pipe that the launcher holds, and when that
 * ends, by kill -9 too, it stops the processes it was told of. It is started again if it dies.
 */
public final class Guard implements AutoCloseable {
  private final Path log;
  private final Set<Child> children = new LinkedHashSet<>();
  private Process shell;
  private BufferedWriter pipe;
  private boolean closed;

  public Guard(Path log) {
    this.log = log;
    open();
  }

  public synchronized void add(Child child) {
    children.add(child);
    tell(introduction(child));
  }

  public synchronized void remove(Child child) {
    children.remove(child);
    tell("remove " + child.identity().pid());
  }

  /** Lets the guard go; what it still knows, it stops. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      pipe.close();
    } catch (IOException alreadyGone) {
      shell.destroy();
    }
  }

  private void open() {
    try {
      List<String> command = Detached.of(List.of("sh", "-c", script()));
      shell =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      pipe = shell.outputWriter(StandardCharsets.UTF_8);
      shell.onExit().thenRun(this::openAgain);
    } catch (IOException failure) {
      throw new Failure("Cannot run 'sh'. Put a POSIX shell on the PATH.", failure);
    }
  }

  private synchronized void openAgain() {
    if (!closed) {
      open();
      children.stream().filter(Child::isAlive).map(Guard::introduction).forEach(this::tell);
    }
  }

  private static String introduction(Child child) {
    ChildSpec spec = child.spec();
    return "add %d %d %s %s"
        .formatted(spec.rank(), child.identity().pid(), spec.stop(), spec.name());
  }

  private void tell(String line) {
    try {
      pipe.write(line + "\n");
      pipe.flush();
    } catch (IOException guardIsGone) {
      shell.destroy();
    }
  }

  private static String script() throws IOException {
    try (InputStream stream = Guard.class.getResourceAsStream("/io/plugdesk/launcher/guard.sh")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
