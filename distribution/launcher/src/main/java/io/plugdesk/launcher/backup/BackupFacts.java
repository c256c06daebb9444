package io.plugdesk.launcher.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.io.InputStream;

/**
 * What an archive says of itself in its first member.
 *
 * @param format how the archive is laid out
 * @param plugdesk the version that made it
 * @param postgres the version of the PostgreSQL whose files are inside
 * @param madeAt when, in UTC
 * @param running whether the house ran meanwhile
 */
public record BackupFacts(
    int format, String plugdesk, String postgres, String madeAt, boolean running) {
  /** The layout that this launcher writes and reads. */
  public static final int FORMAT = 1;

  static final String MEMBER = "plugdesk-backup.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static BackupFacts read(InputStream json) {
    try {
      return JSON.readValue(json.readAllBytes(), BackupFacts.class);
    } catch (IOException damaged) {
      throw new Failure(
          "This is no backup of Plugdesk, or it is damaged. Choose another.", damaged);
    }
  }

  /** Refuses what this distribution cannot run. */
  void requireReadable(String ownPostgres) {
    if (format != FORMAT) {
      throw new Failure(
          "The backup has the format "
              + format
              + ", this launcher reads "
              + FORMAT
              + ". Restore it with Plugdesk "
              + plugdesk
              + ".");
    }
    if (!major(postgres).equals(major(ownPostgres))) {
      throw new Failure(
          "The backup holds files of PostgreSQL "
              + postgres
              + ", this distribution brings "
              + ownPostgres
              + ". Restore it with Plugdesk "
              + plugdesk
              + ".");
    }
  }

  private static String major(String version) {
    return version.replaceFirst("\\..*", "");
  }
}
