package io.plugdesk.launcher.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * What this launcher was built as.
 *
 * @param version of Plugdesk
 * @param postgres the version of the PostgreSQL that it brings
 */
public record About(String version, String postgres) {
  /** The same for people, with the Java that runs it. */
  public List<String> lines() {
    return List.of("Plugdesk " + version, "PostgreSQL " + postgres, "Java " + Runtime.version());
  }

  public static About read() {
    Properties properties = new Properties();
    try (InputStream stream =
        About.class.getResourceAsStream("/io/plugdesk/launcher/launcher.properties")) {
      properties.load(stream);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new About(properties.getProperty("version"), properties.getProperty("postgres"));
  }
}
