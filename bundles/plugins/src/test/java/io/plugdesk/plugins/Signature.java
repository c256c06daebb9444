package io.plugdesk.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Somebody who signs jars, with a key of the test's own. */
final class Signature {
  private static final String PASSWORD = "changeit";

  private final KeyStore keys;
  private final Path folder;

  /** Makes a key with the JDK's own tool, for Java has no way to make a certificate. */
  Signature(Path folder, String name) throws Exception {
    this.folder = folder;
    var store = folder.resolve(name + ".p12");
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                List.of(
                    tool,
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-alias",
                    "signer",
                    "-dname",
                    "CN=" + name,
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    store.toString()))
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
    keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  /** Writes the certificate as PEM. */
  Path certificate(Path file) throws Exception {
    var encoded =
        Base64.getMimeEncoder().encodeToString(keys.getCertificate("signer").getEncoded());
    return Files.writeString(
        file, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
  }

  /** The jar with a signature over all its entries. */
  byte[] sign(byte[] jar) throws Exception {
    var plain = Files.write(Files.createTempFile(folder, "plain", ".jar"), jar);
    var signed = Files.createTempFile(folder, "signed", ".jar");
    CertPath path =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(List.of(keys.getCertificate("signer")));
    var key = (PrivateKey) keys.getKey("signer", PASSWORD.toCharArray());
    try (var in = new ZipFile(plain.toFile());
        var out = Files.newOutputStream(signed)) {
      new JarSigner.Builder(key, path).build().sign(in, out);
    }
    return Files.readAllBytes(signed);
  }
}
