package io.plugdesk.launcher.process;

import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running process of the house; its standard input stays open as long as the launcher lives. */
public final class Child {
  private static final long LOG_LIMIT_BYTES = 10_000_000;

  private final ChildSpec spec;
  private final Process process;
  private final ProcessIdentity identity;

  private Child(ChildSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
    this.identity = ProcessIdentity.of(process.toHandle());
  }

  public static Child start(ChildSpec spec) {
    try {
      shorten(spec.log());
      ProcessBuilder builder = new ProcessBuilder(Detached.of(spec.command()));
      builder.environment().putAll(spec.environment());
      builder.directory(spec.folder().toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
      return new Child(spec, builder.start());
    } catch (IOException failure) {
      throw new Failure(
          spec.name()
              + " could not be started with "
              + spec.command().get(0)
              + ". Check that this program exists and may be run.",
          failure);
    }
  }

  private static void shorten(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Path older = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, older, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  public ChildSpec spec() {
    return spec;
  }

  public ProcessIdentity identity() {
    return identity;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit code. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * Asks it to stop, waits as long as it may take, then kills it; returns whether it went by
   * itself.
   */
  public boolean stop() {
    Signals.send(spec.stop(), identity);
    if (waitFor(spec.patience().toMillis())) {
      return true;
    }
    process.destroyForcibly();
    waitFor(spec.patience().toMillis());
    return false;
  }

  private boolean waitFor(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
