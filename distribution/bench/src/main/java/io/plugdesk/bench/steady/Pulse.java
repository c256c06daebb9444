package io.plugdesk.bench.steady;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a process of Java holds at one moment, on Linux.
 *
 * @param heapBytes of the heap that are reachable: counted in the pause of a full collection, so
 *     that nothing is in it that work has left behind since
 * @param threads how many threads
 * @param handles how many open files and sockets
 * @param residentBytes of memory
 */
record Pulse(long heapBytes, int threads, int handles, long residentBytes) {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /**
   * Java's serial collector leaves what is dead at the bottom of its heap in place, and counts it
   * as if it lived, but for each fourth full collection (MarkSweepAlwaysCompactCount).
   */
  private static final int COLLECTIONS = 4;

  private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  /**
   * Takes the pulse, which collects garbage in that process.
   *
   * @param pid the process
   */
  static Pulse of(long pid) {
    try {
      var proc = Path.of("/proc/" + pid);
      var heap = Long.MAX_VALUE;
      for (int i = 0; i < COLLECTIONS; i++) {
        heap = Math.min(heap, live(pid));
      }
      var resident = RESIDENT.matcher(Files.readString(proc.resolve("status")));
      return new Pulse(
          heap,
          entries(proc.resolve("task")),
          entries(proc.resolve("fd")),
          resident.find() ? Long.parseLong(resident.group(1)) * 1024 : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long live(long pid) throws IOException {
    var live = LIVE.matcher(jcmd(pid, "GC.class_histogram"));
    if (!live.find()) {
      throw new IOException("jcmd GC.class_histogram printed no total");
    }
    return Long.parseLong(live.group(1));
  }

  private static String jcmd(long pid, String what) throws IOException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var process =
        new ProcessBuilder(List.of(tool, String.valueOf(pid), what))
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes());
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("jcmd " + what + " said: " + said.strip());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return said;
  }

  private static int entries(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return (int) all.count();
    }
  }
}
