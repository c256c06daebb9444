package io.plugdesk.files;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.files.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies a stream into a file that is on the disk when it returns, and digests it on the way. */
final class Copy {
  private static final int AT_ONCE = 64 * 1024;

  private final Path target;

  Copy(Path target) {
    this.target = target;
  }

  StoredFile of(InputStream content, long limit) throws IOException {
    var digest = sha256();
    var buffer = new byte[AT_ONCE];
    var size = 0L;
    try (var channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        if (size > limit) {
          throw new PlugdeskException(
              Kind.REJECTED, "The file has more than " + limit + " bytes: send a smaller one");
        }
        digest.update(buffer, 0, read);
        write(channel, ByteBuffer.wrap(buffer, 0, read));
      }
      channel.force(true);
    }
    return new StoredFile(HexFormat.of().formatHex(digest.digest()), size);
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
