package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Karaf archive: a zip with bundles in its folder {@code repository}. The plugins among them are
 * taken, each for itself; features and configurations in it are not.
 */
final class Kar {
  static final String ENDING = ".kar";

  private static final Logger LOG = LoggerFactory.getLogger(Kar.class);
  private static final Pattern BUNDLE = Pattern.compile("repository/(.+/)?[^/]+\\.jar");
  private static final String INSIDE = "!";

  private Kar() {}

  /** The file in which a plugin lies, when it is named as one within an archive. */
  static String file(String name) {
    var inside = name.indexOf(ENDING + INSIDE);
    return inside < 0 ? name : name.substring(0, inside + ENDING.length());
  }

  /**
   * Reads the plugins in an archive.
   *
   * @return each by a name that stays when the archive comes in another version
   * @throws java.util.zip.ZipException when it is not whole, perhaps because it is still copied
   * @throws PlugdeskException REJECTED when it holds no plugin, or one that cannot be taken
   */
  static Map<String, Jar> read(Path file) throws IOException {
    Jar.checkSize(Files.size(file));
    var plugins = new TreeMap<String, Jar>();
    try (var archive = new ZipFile(file.toFile())) {
      long taken = 0;
      for (Enumeration<? extends ZipEntry> all = archive.entries(); all.hasMoreElements(); ) {
        var entry = all.nextElement();
        if (BUNDLE.matcher(entry.getName()).matches()) {
          var bytes = bytes(archive, entry);
          taken += bytes.length;
          Jar.checkSize(taken);
          take(file.getFileName().toString(), entry.getName(), bytes, plugins);
        }
      }
    }
    if (plugins.isEmpty()) {
      throw refusal("it holds no plugin: those are jars in its folder repository");
    }
    return plugins;
  }

  private static byte[] bytes(ZipFile archive, ZipEntry entry) throws IOException {
    try (var content = archive.getInputStream(entry)) {
      return content.readNBytes(Jar.MOST_BYTES + 1);
    }
  }

  private static void take(String file, String entry, byte[] bytes, Map<String, Jar> plugins)
      throws IOException {
    var copy = Files.createTempFile("plugdesk-kar", ".jar");
    try {
      Files.write(copy, bytes);
      if (!Jar.isPlugin(copy)) {
        LOG.info("{} in {} is no plugin, and left out", entry, file);
        return;
      }
      var jar = Jar.read(copy);
      var name = jar.artifact().symbolicName();
      if (plugins.put(file + INSIDE + name, jar) != null) {
        throw refusal("it holds %s twice".formatted(name));
      }
    } catch (PlugdeskException e) {
      throw refusal("%s in it: %s".formatted(entry, e.getMessage()));
    } finally {
      Files.delete(copy);
    }
  }

  private static PlugdeskException refusal(String reason) {
    return new PlugdeskException(Kind.REJECTED, reason);
  }
}
