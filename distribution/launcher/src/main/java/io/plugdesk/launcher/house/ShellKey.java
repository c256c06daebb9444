package io.plugdesk.launcher.house;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * The key pair that opens the shell, on the curve P-256.
 *
 * @param privatePem PKCS#8 in PEM
 * @param publicLine one line as in an authorized_keys file (RFC 5656, section 3.1)
 */
record ShellKey(String privatePem, String publicLine) {
  private static final int LINE = 64;
  private static final int COORDINATE_BYTES = 32;
  private static final byte UNCOMPRESSED = 4;
  private static final String CURVE = "nistp256";
  private static final String KIND = "ecdsa-sha2-" + CURVE;

  static ShellKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      var encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
      String body = encoder.encodeToString(pair.getPrivate().getEncoded());
      String pem = "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
      return new ShellKey(pem, publicLine((ECPublicKey) pair.getPublic()));
    } catch (GeneralSecurityException failure) {
      throw new Failure("This JDK cannot make an EC P-256 key. Use an unchanged JDK 17.", failure);
    }
  }

  private static String publicLine(ECPublicKey key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writeWithLength(out, KIND.getBytes(StandardCharsets.US_ASCII));
      writeWithLength(out, CURVE.getBytes(StandardCharsets.US_ASCII));
      out.writeInt(1 + 2 * COORDINATE_BYTES);
      out.writeByte(UNCOMPRESSED);
      out.write(coordinate(key.getW().getAffineX()));
      out.write(coordinate(key.getW().getAffineY()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return KIND + " " + Base64.getEncoder().encodeToString(bytes.toByteArray()) + " plugdesk\n";
  }

  private static void writeWithLength(DataOutputStream out, byte[] part) throws IOException {
    out.writeInt(part.length);
    out.write(part);
  }

  /** Always 32 bytes, whatever the number's own length and sign byte. */
  private static byte[] coordinate(BigInteger value) {
    byte[] raw = value.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int length = Math.min(raw.length, COORDINATE_BYTES);
    System.arraycopy(raw, raw.length - length, fixed, COORDINATE_BYTES - length, length);
    return fixed;
  }
}
