package io.plugdesk.files;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;

/** Says what could not be done with a file, and what to look at. */
final class FileFailures {
  private FileFailures() {}

  static PlugdeskException of(String doing, IOException failure) {
    return new PlugdeskException(
        Kind.TRANSIENT,
        "The house could not "
            + doing
            + " ("
            + failure.getClass().getSimpleName()
            + "): look at the free space and the permissions of its data folder, then try again",
        failure);
  }
}
