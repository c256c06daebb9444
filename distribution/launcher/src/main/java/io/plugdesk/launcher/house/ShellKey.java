package io.plugdesk.launcher.house;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * The key pair that opens the shell. It is RSA because Karaf's client cannot read the elliptic keys
 * that the JDK writes.
 *
 * @param privatePem PKCS#8 in PEM
 * @param publicLine one line as in an authorized_keys file (RFC 4253, section 6.6)
 */
record ShellKey(String privatePem, String publicLine) {
  private static final int BITS = 2048;
  private static final int LINE = 64;
  private static final String KIND = "ssh-rsa";

  static ShellKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      var pair = generator.generateKeyPair();
      var encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
      String body = encoder.encodeToString(pair.getPrivate().getEncoded());
      String pem = "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
      return new ShellKey(pem, publicLine((RSAPublicKey) pair.getPublic()));
    } catch (GeneralSecurityException failure) {
      throw new Failure("This JDK cannot make an RSA key. Use an unchanged JDK 17.", failure);
    }
  }

  private static String publicLine(RSAPublicKey key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writeWithLength(out, KIND.getBytes(StandardCharsets.US_ASCII));
      writeWithLength(out, key.getPublicExponent().toByteArray());
      writeWithLength(out, key.getModulus().toByteArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return KIND + " " + Base64.getEncoder().encodeToString(bytes.toByteArray()) + " plugdesk\n";
  }

  private static void writeWithLength(DataOutputStream out, byte[] part) throws IOException {
    out.writeInt(part.length);
    out.write(part);
  }
}
