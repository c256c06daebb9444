package io.plugdesk.launcher.run;

import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds the lock of a data folder: two launchers must not share one. */
final class OneAtATime implements AutoCloseable {
  private final FileChannel channel;

  OneAtATime(Path folder) {
    Path file = folder.resolve("lock");
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new Failure(
            "Another launcher is using "
                + folder.getParent()
                + " just now. Wait for it, or stop it with './plugdesk stop'.");
      }
    } catch (IOException failure) {
      throw new Failure("Cannot lock " + file + ". Make its folder writable.", failure);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new Failure(
          "Cannot let go of the lock of the data folder. Check its file system.", failure);
    }
  }
}
