package io.plugdesk.model.openai;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Says where a key is kept, and fetches it when it is used.
 *
 * <p>Each tenant has a folder of key files of its own, so that nobody can name the key of another
 * tenant or a secret of the house and have it sent to a server of his choice.
 *
 * @param reference {@code file:NAME}, or empty for no key
 * @param secrets the folder of the tenant's key files
 */
record KeyReference(String reference, Path secrets) {
  private static final String FILE = "file:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  static KeyReference ofTenant(String tenantId, String reference) {
    var home = Path.of(System.getProperty("plugdesk.home", "data"));
    return new KeyReference(reference, home.resolve("keys").resolve("secrets").resolve(tenantId));
  }

  /** The key, or null when the server needs none. */
  String resolve() {
    if (reference.isBlank()) {
      return null;
    }
    var name = reference.startsWith(FILE) ? reference.substring(FILE.length()) : "";
    if (!NAME.matcher(name).matches()) {
      throw wrong("names no key: write file:NAME", null);
    }
    try {
      var key = Files.readString(secrets.resolve(name)).strip();
      if (key.isEmpty()) {
        throw wrong("names an empty file: put the key there", null);
      }
      return key;
    } catch (IOException e) {
      throw wrong(
          "names a file that cannot be read: put the key into keys/secrets/<tenant id>/" + name, e);
    }
  }

  private static PlugdeskException wrong(String what, IOException cause) {
    return new PlugdeskException(Kind.MISCONFIGURED, "api_key_ref " + what, cause);
  }
}
