package io.plugdesk.launcher.postgres;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.process.Detached;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * As whom the server runs: it refuses root. A plain user runs it as is; root puts it into a user
 * namespace where it is nobody but its files are still its own, or, where the kernel forbids that,
 * becomes the user nobody.
 */
enum ServerUser {
  PLAIN(List.of(), 0),
  NAMESPACE(List.of("unshare", "-U"), 0),
  NOBODY(
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"),
      65_534);

  private final List<String> prefix;
  private final int owner;

  ServerUser(List<String> prefix, int owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  static ServerUser choose() {
    if (!isRoot()) {
      return PLAIN;
    }
    if (works(NAMESPACE)) {
      return NAMESPACE;
    }
    if (works(NOBODY)) {
      return NOBODY;
    }
    throw new Failure(
        "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here. Start as another user, or install util-linux.");
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Gives the folder and all in it to the user; only root has to. */
  void own(Path folder) {
    if (this == PLAIN) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree::iterator) {
        own(path, owner);
      }
    } catch (IOException failure) {
      throw new Failure(
          "Cannot give " + folder + " to the user of the database server. Check its file system.",
          failure);
    }
  }

  private static void own(Path path, int uid) throws IOException {
    Map<String, Object> now = Files.readAttributes(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    if (!now.get("uid").equals(uid)) {
      Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean works(ServerUser user) {
    if (Detached.onPath(user.prefix.get(0)).isEmpty()) {
      return false;
    }
    try {
      return new ProcessBuilder(user.command(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .onExit()
              .join()
              .exitValue()
          == 0;
    } catch (IOException notRunnable) {
      return false;
    }
  }
}
