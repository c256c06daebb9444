package io.plugdesk.model.openai;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Says where a key is kept, and fetches it when it is used.
 *
 * @param reference {@code env:NAME}, {@code file:NAME}, or empty for no key
 * @param secrets the folder of key files
 * @param environment reads an environment variable, null when it is not set
 */
record KeyReference(String reference, Path secrets, UnaryOperator<String> environment) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  static KeyReference ofHouse(String reference) {
    var home = Path.of(System.getProperty("plugdesk.home", "data"));
    return new KeyReference(reference, home.resolve("keys").resolve("secrets"), System::getenv);
  }

  /** The key, or null when the server needs none. */
  String resolve() {
    if (reference.isBlank()) {
      return null;
    }
    int colon = reference.indexOf(':');
    var name = reference.substring(colon + 1);
    if (!NAME.matcher(name).matches()) {
      throw wrong("names no key: write env:NAME or file:NAME", null);
    }
    return switch (reference.substring(0, Math.max(colon, 0))) {
      case "env" -> fromEnvironment(name);
      case "file" -> fromFile(name);
      default -> throw wrong("names no key: write env:NAME or file:NAME", null);
    };
  }

  private String fromEnvironment(String name) {
    var key = environment.apply(name);
    if (key == null || key.isBlank()) {
      throw wrong("names a variable that is not set: set it where the house is started", null);
    }
    return key.strip();
  }

  private String fromFile(String name) {
    try {
      var key = Files.readString(secrets.resolve(name)).strip();
      if (key.isEmpty()) {
        throw wrong("names an empty file: put the key there", null);
      }
      return key;
    } catch (IOException e) {
      throw wrong("names a file that cannot be read: put the key into keys/secrets/" + name, e);
    }
  }

  private static PlugdeskException wrong(String what, IOException cause) {
    return new PlugdeskException(Kind.MISCONFIGURED, "api_key_ref " + what, cause);
  }
}
