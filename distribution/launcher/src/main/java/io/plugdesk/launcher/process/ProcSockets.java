package io.plugdesk.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Listening sockets as the Linux kernel tells them (proc(5): /proc/net/tcp and /proc/PID/fd). */
final class ProcSockets {
  private static final String LISTEN = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final int WORD = 4;

  private ProcSockets() {}

  static List<Listener> listeners(Path proc) {
    Map<String, Long> owners = owners(proc);
    List<Listener> listeners = new ArrayList<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      for (String line : lines(proc.resolve(table))) {
        String[] columns = line.trim().split("\\s+");
        if (columns.length > INODE && columns[STATE].equals(LISTEN)) {
          listeners.add(listener(columns[LOCAL_ADDRESS], owners.getOrDefault(columns[INODE], 0L)));
        }
      }
    }
    return listeners;
  }

  private static Listener listener(String addressAndPort, long pid) {
    String[] parts = addressAndPort.split(":");
    return new Listener(address(parts[0]), Integer.parseInt(parts[1], 16), pid);
  }

  /** The kernel writes each group of four bytes in the order of the machine: little-endian. */
  static String address(String hex) {
    byte[] raw = HexFormat.of().parseHex(hex);
    byte[] ordered = new byte[raw.length];
    for (int index = 0; index < raw.length; index++) {
      int word = index / WORD * WORD;
      ordered[index] = raw[word + WORD - 1 - index % WORD];
    }
    try {
      InetAddress address = InetAddress.getByAddress(ordered);
      return address.isAnyLocalAddress()
          ? "*"
          : address.getHostAddress().replace("0:0:0:0:0:0:0:1", "::1");
    } catch (UnknownHostException wrongLength) {
      return "*";
    }
  }

  private static Map<String, Long> owners(Path proc) {
    Map<String, Long> owners = new HashMap<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        addSockets(process, owners);
      }
    } catch (IOException noProc) {
      return owners;
    }
    return owners;
  }

  private static void addSockets(Path process, Map<String, Long> owners) {
    long pid = Long.parseLong(process.getFileName().toString());
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        String target = Files.readSymbolicLink(descriptor).toString();
        if (target.startsWith("socket:[")) {
          owners.putIfAbsent(target.substring("socket:[".length(), target.length() - 1), pid);
        }
      }
    } catch (IOException notOursOrGone) {
      return;
    }
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException missing) {
      return List.of();
    }
  }
}
