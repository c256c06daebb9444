package io.plugdesk.intake;

import io.plugdesk.desk.knowledge.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256, by which versions and passages are told apart. */
final class Digests {
  private static final int VERSION_LENGTH = 16;

  private Digests() {}

  /** The digest of a text, in lower-case hexadecimal. */
  static String of(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("Every Java has SHA-256", failure);
    }
  }

  /**
   * The version of a document: the beginning of the digest of all that can change.
   *
   * @param file what tells its file from others, or an empty text when it has none
   */
  static String version(Document document, String file) {
    StringBuilder all = new StringBuilder();
    Map<String, String> sorted = new TreeMap<>(document.metadata());
    sorted.put("\u0000title", document.title());
    sorted.put("\u0000type", document.type().name());
    sorted.put("\u0000url", String.valueOf(document.url()));
    sorted.forEach((key, value) -> all.append(key).append('\u0001').append(value).append('\u0002'));
    return of(all.append(document.content()).append(file).toString()).substring(0, VERSION_LENGTH);
  }
}
