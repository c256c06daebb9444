package io.plugdesk.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file. */
public final class LogTail {
  private static final int BYTES_PER_LINE = 400;

  private LogTail() {}

  /** At most so many lines, oldest first; none when the file is missing. */
  public static List<String> of(Path log, int lines) {
    if (!Files.isReadable(log)) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - (long) lines * BYTES_PER_LINE);
      file.seek(from);
      byte[] end = new byte[(int) (file.length() - from)];
      file.readFully(end);
      List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException rotatedMeanwhile) {
      return List.of();
    }
  }
}
