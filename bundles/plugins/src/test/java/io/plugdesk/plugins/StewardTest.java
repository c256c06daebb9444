package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;

/** What the room's one thread does again and again. */
class StewardTest {
  private static final Duration PAUSE = Duration.ofMillis(20);

  @TempDir Path folder;

  private final Agenda agenda = new Agenda();
  private Container container;
  private Steward steward;

  @BeforeEach
  void open() throws Exception {
    container = new Container(folder);
    var tenants = new MemoryTenants(container.context());
    steward =
        new Steward(
            tenants,
            tenants,
            new Configurations(container.service(ConfigurationAdmin.class), id -> Optional.empty()),
            new Catalogue(
                container.context(),
                container.service(ServiceComponentRuntime.class),
                container.service(MetaTypeService.class)),
            new Directory(),
            key -> false,
            agenda);
  }

  @AfterEach
  void close() throws Exception {
    steward.close();
    container.close();
  }

  @Test
  void aTaskThatCannotBeDoneDoesNotQueueBehindItself() {
    steward.repeatedly(
        PAUSE,
        () -> {
          throw new PlugdeskException(Kind.TRANSIENT, "PostgreSQL is away");
        });

    assertEquals(PAUSE, agenda.runOnly());
    assertEquals(Duration.ofSeconds(1), agenda.runOnly());
    assertEquals(Duration.ofSeconds(1), agenda.runOnly());
  }

  @Test
  void itGoesOnWhenItCanBeDoneAgainAndAfterADefect() {
    var away = new AtomicBoolean(true);
    steward.repeatedly(
        PAUSE,
        () -> {
          if (away.getAndSet(false)) {
            throw new PlugdeskException(Kind.TRANSIENT, "PostgreSQL is away");
          }
          throw new IllegalStateException("A defect");
        });

    assertEquals(PAUSE, agenda.runOnly());
    assertEquals(Duration.ofSeconds(1), agenda.runOnly());
    assertEquals(PAUSE, agenda.runOnly());
    assertEquals(PAUSE, agenda.runOnly());
  }

  /** Keeps what is to be done until the test does it. */
  private static final class Agenda extends ScheduledThreadPoolExecutor {
    private final Deque<Item> items = new ArrayDeque<>();

    private record Item(Duration delay, Runnable task) {}

    Agenda() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      items.add(new Item(Duration.of(delay, unit.toChronoUnit()), task));
      return null;
    }

    /** Does the one thing that is planned, and says after what delay it was to be done. */
    Duration runOnly() {
      assertEquals(1, items.size());
      var item = items.remove();
      item.task.run();
      return item.delay;
    }
  }
}
