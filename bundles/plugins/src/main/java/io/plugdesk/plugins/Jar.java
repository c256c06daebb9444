package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A jar with the bundle that it holds.
 *
 * @param artifact the bundle
 * @param bytes the whole jar
 */
record Jar(Artifact artifact, byte[] bytes) {
  /** The largest jar that is taken. */
  static final int MOST_MEGABYTES = 100;

  /** The same in bytes. */
  static final int MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;

  private static final String API = "io.plugdesk.api";

  /** What belongs to the house, and what would let a plugin act as the framework. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?:^|[,;])\\s*((?:io\\.plugdesk\\.(?!api\\b)|org\\.osgi\\.framework\\.hooks\\b)[\\w.]*)");

  /**
   * Reads a file.
   *
   * @throws ZipException when it is no whole jar, perhaps because it is still being copied
   * @throws PlugdeskException REJECTED when it is a jar and no bundle that can be a plugin
   */
  static Jar read(Path file) throws IOException {
    return read(file, Signers.ofThisHouse());
  }

  /** Reads a file that is signed by one of those. */
  static Jar read(Path file, Signers signers) throws IOException {
    checkSize(Files.size(file));
    var bytes = Files.readAllBytes(file);
    try (var jar = new JarFile(file.toFile(), false)) {
      checkWhole(jar);
      var manifest = jar.getManifest();
      if (manifest == null) {
        throw refusal(
            "it has no manifest, so it is no OSGi bundle: build it with the parent of its kind");
      }
      var artifact = artifact(manifest.getMainAttributes(), digest(bytes));
      signers.check(bytes);
      return new Jar(artifact, bytes);
    }
  }

  /** Whether a whole jar is a bundle that knows the api. */
  static boolean isPlugin(Path file) throws IOException {
    try (var jar = new JarFile(file.toFile(), false)) {
      var manifest = jar.getManifest();
      var imports =
          manifest == null ? null : manifest.getMainAttributes().getValue(Constants.IMPORT_PACKAGE);
      return imports != null && imports.contains(API);
    }
  }

  /**
   * Lets a jar, or all jars of an archive, pass by their size.
   *
   * @throws PlugdeskException REJECTED when that is too much
   */
  static void checkSize(long bytes) {
    if (bytes > MOST_BYTES) {
      throw refusal("it is larger than %d MB".formatted(MOST_MEGABYTES));
    }
  }

  private static void checkWhole(JarFile jar) throws IOException {
    for (var entries = jar.entries(); entries.hasMoreElements(); ) {
      var entry = entries.nextElement();
      var checksum = new CRC32();
      try (var content = jar.getInputStream(entry);
          var sink = new CheckedOutputStream(OutputStream.nullOutputStream(), checksum)) {
        content.transferTo(sink);
      }
      if (entry.getCrc() != -1 && entry.getCrc() != checksum.getValue()) {
        throw new ZipException("An entry is damaged");
      }
    }
  }

  private static Artifact artifact(Attributes manifest, String sha256) {
    var name = manifest.getValue(Constants.BUNDLE_SYMBOLICNAME);
    if (name == null || name.isBlank()) {
      throw refusal(
          "its manifest has no Bundle-SymbolicName: build it with the parent of its kind");
    }
    if (manifest.getValue(Constants.FRAGMENT_HOST) != null) {
      throw refusal("it is a fragment, and its host would have to be refreshed: make it a bundle");
    }
    if (manifest.getValue(Constants.EXPORT_PACKAGE) != null) {
      throw refusal(
          "it exports packages, and what others hang on cannot leave alone: keep them private");
    }
    checkImports(manifest);
    var version = manifest.getValue(Constants.BUNDLE_VERSION);
    try {
      return new Artifact(
          sha256, name.split(";")[0].strip(), Version.parseVersion(version).toString());
    } catch (IllegalArgumentException e) {
      throw refusal("its Bundle-Version " + version + " is none: write 1.2.3");
    }
  }

  private static void checkImports(Attributes manifest) {
    if (manifest.getValue(Constants.REQUIRE_BUNDLE) != null
        || manifest.getValue(Constants.DYNAMICIMPORT_PACKAGE) != null) {
      throw refusal(
          "it requires bundles, or imports packages as it goes: name each package in Import-Package");
    }
    var imports = manifest.getValue(Constants.IMPORT_PACKAGE);
    var inside = INSIDE.matcher(imports == null ? "" : imports.replaceAll("\"[^\"]*\"", ""));
    if (inside.find()) {
      throw refusal(
          "it imports %s, the inside of the house: a plugin knows io.plugdesk.api alone"
              .formatted(inside.group(1)));
    }
  }

  /** The SHA-256 of bytes, in lower-case hex. */
  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static PlugdeskException refusal(String reason) {
    return new PlugdeskException(Kind.REJECTED, reason);
  }
}
