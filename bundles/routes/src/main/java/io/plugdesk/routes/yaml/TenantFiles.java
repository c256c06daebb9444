package io.plugdesk.routes.yaml;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileConfiguration;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileProducer;

/** The component {@code file} of one tenant: its folders lie in the tenant's own, for reading. */
final class TenantFiles extends FileComponent {
  static final String FOR_READING =
      "file: is for reading, so it stands in from only: send documents to plugdesk:document";

  private final Path folder;

  /**
   * Makes the component.
   *
   * @param folder the tenant's folder
   */
  TenantFiles(Path folder) {
    this.folder = folder;
  }

  /** Refuses a name that leads out of the folder. */
  static void check(String name) {
    try {
      var path = Path.of(name);
      var inside = path.normalize();
      if (path.isAbsolute() || inside.startsWith("..") || name.contains("%")) {
        throw leaves();
      }
    } catch (InvalidPathException e) {
      throw leaves();
    }
  }

  @Override
  protected GenericFileEndpoint<File> buildFileEndpoint(
      String uri, String remaining, Map<String, Object> parameters) throws Exception {
    check(remaining);
    Files.createDirectories(folder);
    var root = folder.toRealPath();
    var wanted = root.resolve(remaining).normalize();
    if (!wanted.startsWith(root)) {
      throw leaves();
    }
    for (var existing = wanted; !existing.equals(root); existing = existing.getParent()) {
      if (Files.exists(existing) && !existing.toRealPath().startsWith(root)) {
        throw leaves();
      }
    }
    var endpoint = new ForReading(uri, this);
    endpoint.setFile(wanted.toFile());
    var configuration = new GenericFileConfiguration();
    configuration.setDirectory(wanted.toString());
    endpoint.setConfiguration(configuration);
    endpoint.setFilter(file -> inside(root, file));
    return endpoint;
  }

  private static boolean inside(Path root, GenericFile<File> file) {
    try {
      return Path.of(file.getAbsoluteFilePath()).toRealPath().startsWith(root);
    } catch (IOException e) {
      return false;
    }
  }

  /** A folder that nothing is written to. */
  private static final class ForReading extends FileEndpoint {
    ForReading(String uri, Component component) {
      super(uri, component);
    }

    @Override
    public GenericFileProducer<File> createProducer() {
      throw new RefusedRoute(0, FOR_READING);
    }
  }

  private static RefusedRoute leaves() {
    return new RefusedRoute(
        0,
        "file: leads out of the tenant's folder: name a folder inside of it, such as file:inbox");
  }
}
