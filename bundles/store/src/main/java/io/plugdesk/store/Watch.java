package io.plugdesk.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices when PostgreSQL goes and when it is back, and says each once. */
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final String WHAT = "postgresql";
  private static final int ANSWER_SECONDS = 1;

  private final String place;
  private final Readiness readiness;
  private boolean away;

  Watch(String place, Readiness readiness) {
    this.place = place;
    this.readiness = readiness;
    readiness.waitsFor(WHAT, "PostgreSQL at " + place + " has not been reached yet");
  }

  /** Asks PostgreSQL for a sign of life; called from one thread. */
  void look(DataSource source) {
    try (var connection = source.getConnection()) {
      if (connection.isValid(ANSWER_SECONDS)) {
        answered();
      } else {
        missed("it does not answer");
      }
    } catch (SQLException e) {
      missed(e.getMessage());
    }
  }

  /** PostgreSQL has answered. */
  void answered() {
    if (away) {
      LOG.info("PostgreSQL at {} is back", place);
    }
    away = false;
    readiness.isReady(WHAT);
  }

  /**
   * PostgreSQL has not answered.
   *
   * @param reason what was seen
   */
  void missed(String reason) {
    var detail =
        "PostgreSQL at " + place + " cannot be used, see that it runs there (" + reason + ")";
    if (!away) {
      LOG.warn("{}; the store goes on trying", detail);
    }
    away = true;
    readiness.waitsFor(WHAT, detail);
  }
}
