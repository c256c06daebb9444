package io.plugdesk.channel.webhook;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret that lies in a file of the tenant's own folder, and is read when it is used. */
final class SecretFile {
  private SecretFile() {}

  static Path folder(String tenantId) {
    return Path.of(System.getProperty("plugdesk.home", "data"), "keys", "secrets", tenantId);
  }

  /** The key; empty when none is named. */
  static Optional<String> read(String reference, Path folder) {
    if (reference == null || reference.isBlank()) {
      return Optional.empty();
    }
    if (!reference.matches("file:[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw wrong("names no secret: write file:NAME");
    }
    try {
      var key = Files.readString(folder.resolve(reference.substring("file:".length()))).strip();
      if (!key.matches("[\\x21-\\x7e]+")) {
        throw wrong("names a file that is empty or holds more than one word: put the secret there");
      }
      return Optional.of(key);
    } catch (IOException e) {
      throw wrong("names a file that cannot be read: put it into keys/secrets/<tenant id>");
    }
  }

  private static PlugdeskException wrong(String what) {
    return new PlugdeskException(Kind.MISCONFIGURED, "secret_ref " + what);
  }
}
