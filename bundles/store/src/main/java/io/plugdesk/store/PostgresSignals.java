package io.plugdesk.store;

import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitOfWork;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries signals by PostgreSQL's own notifications, which leave with the commit. */
@Component(immediate = true)
public final class PostgresSignals implements Signals {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresSignals.class);
  private static final String SEND = "select pg_notify('" + SignalLine.CHANNEL + "', ?)";
  private static final String TOPIC = "[a-z][a-z0-9.]*";
  private static final int LONGEST = 1_000;

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final SignalLine line;

  /** Begins to listen, in a thread of its own. */
  @Activate
  public PostgresSignals(BundleContext context) {
    this(databaseOf(context.getProperty("plugdesk.home")));
  }

  PostgresSignals(Database database) {
    line = new SignalLine(database, this::heard, this::missed);
  }

  @Override
  public void send(UnitOfWork unit, String topic, String text) {
    if (!topic.matches(TOPIC) || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A signal has a topic of lower-case letters, digits and dots, and at most 1,000"
              + " characters: "
              + topic);
    }
    try (var statement = unit.connection().prepareStatement(SEND)) {
      statement.setString(1, topic + " " + text);
      statement.execute();
    } catch (SQLException e) {
      throw SqlFailures.translate("send the signal " + topic, e);
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addListener(Listener listener) {
    listeners.add(listener);
  }

  void removeListener(Listener listener) {
    listeners.remove(listener);
  }

  @Deactivate
  void close() {
    line.close();
  }

  private void heard(String signal) {
    var end = signal.indexOf(' ');
    if (end < 0) {
      return;
    }
    var topic = signal.substring(0, end);
    for (var listener : listeners) {
      if (listener.topic().equals(topic)) {
        guarded(topic, () -> listener.heard(signal.substring(end + 1)));
      }
    }
  }

  private void missed() {
    listeners.forEach(listener -> guarded(listener.topic(), listener::missed));
  }

  private static void guarded(String topic, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("A listener to {} has failed and goes on listening; correct it", topic, e);
    }
  }

  private static Database databaseOf(String home) {
    return Database.from(System.getenv(), Path.of(home == null ? "data" : home));
  }
}
