package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Whose plugins are let in; read from the environment, and from the files again for each plugin.
 *
 * <p>The certificates are those of the signers themselves: one that another of them has issued is
 * not known for that. A certificate that has run out counts until it is taken away.
 *
 * @param path a PEM file, or a folder of such; null when everybody's plugins are let in
 */
record Signers(Path path) {
  static final String VARIABLE = "PLUGDESK_SIGNERS";

  /** What the signature itself consists of is not signed. */
  private static final Pattern SIGNATURE =
      Pattern.compile("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");

  static Signers ofThisHouse() {
    var value = System.getenv().getOrDefault(VARIABLE, "").strip();
    return new Signers(value.isEmpty() ? null : Path.of(value));
  }

  /**
   * Lets a jar in when each of its entries is signed by one that is known.
   *
   * @throws PlugdeskException REJECTED with the reason when it is not
   */
  void check(byte[] bytes) throws IOException {
    if (path == null) {
      return;
    }
    var known = known();
    var copy = Files.createTempFile("plugdesk-signed", ".jar");
    try {
      Files.write(copy, bytes);
      try (var jar = new JarFile(copy.toFile(), true)) {
        check(jar, known);
      }
    } catch (SecurityException e) {
      throw refusal("its signature does not fit: it was changed after it was signed", e);
    } finally {
      Files.delete(copy);
    }
  }

  /** An entry is read to its end before it is known who signed it. */
  private static void check(JarFile jar, Set<Certificate> known) throws IOException {
    var seen = new HashSet<String>();
    for (var entries = jar.entries(); entries.hasMoreElements(); ) {
      var entry = entries.nextElement();
      if (!seen.add(entry.getName())) {
        throw refusal("it holds %s twice".formatted(entry.getName()), null);
      }
      if (entry.isDirectory() || SIGNATURE.matcher(entry.getName()).matches()) {
        continue;
      }
      try (var content = jar.getInputStream(entry)) {
        content.transferTo(OutputStream.nullOutputStream());
      }
      check(entry, known);
    }
  }

  private static void check(JarEntry entry, Set<Certificate> known) {
    var signers = entry.getCodeSigners();
    if (signers == null) {
      throw refusal(
          "it is not signed throughout (%s is not), and this house takes signed plugins only"
              .formatted(entry.getName()),
          null);
    }
    if (List.of(signers).stream().map(Signers::certificate).noneMatch(known::contains)) {
      throw refusal("it is signed by nobody whom %s names".formatted(VARIABLE), null);
    }
  }

  private static Certificate certificate(CodeSigner signer) {
    return signer.getSignerCertPath().getCertificates().get(0);
  }

  private Set<Certificate> known() {
    var known = new HashSet<Certificate>();
    try {
      var factory = CertificateFactory.getInstance("X.509");
      for (var file : files()) {
        try (var content = Files.newInputStream(file)) {
          known.addAll(factory.generateCertificates(content));
        }
      }
    } catch (IOException | CertificateException e) {
      throw refusal("%s names %s, which cannot be read".formatted(VARIABLE, path), e);
    }
    if (known.isEmpty()) {
      throw refusal("%s names %s, which holds no certificate".formatted(VARIABLE, path), null);
    }
    return known;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (var files = Files.list(path)) {
      return files.filter(file -> file.toString().matches(".*\\.(pem|crt|cer)")).toList();
    }
  }

  private static PlugdeskException refusal(String reason, Exception cause) {
    return new PlugdeskException(Kind.REJECTED, reason, cause);
  }
}
