package io.plugdesk.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The private key of the house's own issuer, in a file that only its owner may read. */
final class IssuerKey {
  private IssuerKey() {}

  /** Reads the key; makes one where there is none. */
  static JWK read(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      var key = JWK.parse(Files.readString(file));
      if (!key.isPrivate() || key.getKeyID() == null || key.getAlgorithm() == null) {
        throw new IllegalStateException(
            "The issuer's key at " + file + " needs kid, alg and its private part");
      }
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the issuer's key at " + file, e);
    } catch (ParseException e) {
      throw new IllegalStateException(
          "The issuer's key at " + file + " is no JWK; delete it and start again", e);
    }
  }

  private static void make(Path file) throws IOException {
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var fresh =
        Files.createTempFile(
            file.getParent(),
            "issuer",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, generate().toJSONString());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("This JDK cannot make an EC P-256 key", e);
    }
  }
}
