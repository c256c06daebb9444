package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the room's one thread does again and again. */
class ErrandsTest {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Agenda agenda = new Agenda();
  private final Errands errands = new Errands(agenda);

  @AfterEach
  void close() {
    errands.close();
  }

  @Test
  void aTaskThatCannotBeDoneDoesNotQueueBehindItself() {
    errands.repeatedly(
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
    errands.repeatedly(
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
