package io.plugdesk.bench.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Bundles that a measurement makes: a shipped one under another version, or one of its own. */
public final class Jar {
  private static final String VERSION = "Bundle-Version";

  private final byte[] bytes;

  private Jar(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The bundle of the distribution, as it is but for its version.
   *
   * @param assembly the folder of the distribution
   * @param artifact its Maven artifact, such as {@code plugdesk-tool-clock}
   * @param version the version that it shall have
   */
  public static Jar shipped(Path assembly, String artifact, String version) throws IOException {
    var folder = assembly.resolve("system/io/plugdesk").resolve(artifact);
    try (var files = Files.walk(folder)) {
      var jar =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .findFirst()
              .orElseThrow(() -> new IOException("There is no jar in " + folder));
      return of(jar, version);
    }
  }

  private static Jar of(Path jar, String version) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var in = new JarInputStream(Files.newInputStream(jar))) {
      var manifest = in.getManifest();
      manifest.getMainAttributes().putValue(VERSION, version);
      try (var copy = new JarOutputStream(out, manifest)) {
        for (var entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
          copy.putNextEntry(new JarEntry(entry.getName()));
          in.transferTo(copy);
          copy.closeEntry();
        }
      }
    }
    return new Jar(out.toByteArray());
  }

  /**
   * A bundle of classes of this program.
   *
   * @param headers its manifest
   * @param classes what is in it
   */
  public static Jar own(Map<String, String> headers, List<Class<?>> classes) throws IOException {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    headers.forEach(attributes::putValue);
    var out = new ByteArrayOutputStream();
    try (var jar = new JarOutputStream(out, manifest)) {
      for (var type : classes) {
        var name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (var code = type.getClassLoader().getResourceAsStream(name)) {
          code.transferTo(jar);
        }
        jar.closeEntry();
      }
    }
    return new Jar(out.toByteArray());
  }

  /** Puts it whole into a folder that is watched, in the place of a file of that name. */
  public void drop(Path folder, String name) throws IOException {
    var beside = folder.resolve("." + name + ".part");
    Files.write(beside, bytes);
    Files.move(
        beside,
        folder.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
