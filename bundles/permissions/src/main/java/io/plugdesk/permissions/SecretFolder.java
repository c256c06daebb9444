package io.plugdesk.permissions;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The files with secrets, in a folder for each tenant, so that nobody can name the secret of
 * another tenant or of the house and have it sent to a server of his choice.
 *
 * @param path where the tenants' folders are
 */
record SecretFolder(Path path) {
  private static final String FILE = "file:";
  private static final Pattern REFERENCE = Pattern.compile("file:[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9-]{1,64}");

  static SecretFolder ofThisHouse() {
    var home = Path.of(System.getProperty("plugdesk.home", "data"));
    return new SecretFolder(home.resolve("keys").resolve("secrets"));
  }

  /** Whether a text has the form of a reference; another one may be the secret itself. */
  static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }

  /**
   * Reads a secret, without the blanks around it.
   *
   * @param tenantId the tenant's UUID
   * @param reference {@code file:NAME}
   * @param setting where the reference stands, for whoever has to correct it
   * @throws PlugdeskException MISCONFIGURED when there is none; it repeats nothing of it
   */
  String read(String tenantId, String reference, String setting) {
    if (!isReference(reference) || !TENANT.matcher(tenantId).matches()) {
      throw wrong(setting, "names no secret: write file:NAME", null);
    }
    var name = reference.substring(FILE.length());
    try {
      var secret = Files.readString(path.resolve(tenantId).resolve(name)).strip();
      if (secret.isEmpty()) {
        throw wrong(setting, "names an empty file: put the secret there", null);
      }
      return secret;
    } catch (IOException e) {
      throw wrong(
          setting,
          "names a file that cannot be read: put the secret into keys/secrets/<tenant id>/" + name,
          e);
    }
  }

  private static PlugdeskException wrong(String setting, String what, IOException cause) {
    return new PlugdeskException(Kind.MISCONFIGURED, setting + " " + what, cause);
  }
}
