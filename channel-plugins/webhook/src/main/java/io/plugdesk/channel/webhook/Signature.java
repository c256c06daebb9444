package io.plugdesk.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over timestamp, path and body, a line each, written {@code sha256=} and lower-case
 * hexadecimal: what was signed for one path is worth nothing at another.
 */
final class Signature {
  /** The header of the signature. */
  static final String HEADER = "X-Plugdesk-Signature";

  /** The header of the time of signing, in seconds since 1970. */
  static final String TIMESTAMP = "X-Plugdesk-Timestamp";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  static String of(String secret, String timestamp, String path, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + "\n" + path + "\n").getBytes(StandardCharsets.UTF_8));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  /** Compares in a time that does not depend on where they differ. */
  static boolean matches(String expected, String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
