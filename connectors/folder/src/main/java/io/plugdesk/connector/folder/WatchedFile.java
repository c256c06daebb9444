package io.plugdesk.connector.folder;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A file that was seen in the folder.
 *
 * @param path its path below the folder, with slashes
 * @param real where it really lies
 * @param stamp changes whenever its content does: size and time of the last change
 * @param settled whether it can be read, and nobody has just written to it
 */
record WatchedFile(String path, Path real, String stamp, boolean settled) {
  private static final int LONGEST = 160;
  private static final int RADIX = 36;

  /** The document's id: the path, or what fits of it with a digest of the rest. */
  static String id(String path) {
    if (path.length() <= LONGEST) {
      return path;
    }
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
      var mark = new BigInteger(1, digest).toString(RADIX).substring(0, 20);
      return path.substring(0, LONGEST - mark.length() - 1) + "~" + mark;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
