package io.plugdesk.bench.probe;

import io.plugdesk.bench.wire.Console;
import io.plugdesk.bench.wire.Jar;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A bundle of a measurement in the running house, put in through the console as a part of the
 * house: a plugin would not see what is to be measured. It leaves when it is closed.
 */
public final class Guest implements AutoCloseable {
  private static final String FILE = "guest.jar";

  private final Console console;
  private final String name;
  private final Path folder;

  /**
   * Puts a bundle in.
   *
   * @param house where
   * @param name its symbolic name
   * @param imports the packages that it takes from others
   * @param classes what is in it, its activator first
   */
  public Guest(House house, String name, String imports, List<Class<?>> classes)
      throws IOException, InterruptedException {
    this.console = new Console(house);
    this.name = name;
    this.folder = Files.createTempDirectory("plugdesk-bench");
    Jar.own(
            Map.of(
                "Bundle-SymbolicName",
                name,
                "Bundle-Version",
                "1.0.0",
                "Bundle-Activator",
                classes.get(0).getName(),
                "Import-Package",
                imports),
            classes)
        .drop(folder, FILE);
    console.run("bundle:install --start " + folder.resolve(FILE).toUri());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    console.run("bundle:uninstall " + name);
    Files.deleteIfExists(folder.resolve(FILE));
    Files.deleteIfExists(folder);
  }
}
