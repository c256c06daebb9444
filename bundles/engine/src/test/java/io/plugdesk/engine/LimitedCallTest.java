package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to the place of a call. */
@Timeout(30)
class LimitedCallTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final ExecutorService executor = Threads.pool("test", 1);
  private final Place place = new Place();

  @AfterEach
  void stops() {
    executor.shutdownNow();
  }

  @Test
  void isGivenBackWhenThePluginHasAnswered() throws Exception {
    assertEquals("here", call(() -> "here").within(LONG, executor));

    assertTrue(place.closed.await(10, TimeUnit.SECONDS));
    assertEquals(List.of(), place.failures);
  }

  @Test
  void isKeptByAThreadThatDoesNotComeBack() throws Exception {
    var end = new CountDownLatch(1);
    var deaf =
        call(
            () -> {
              while (end.getCount() > 0) {
                Thread.onSpinWait();
              }
              return "late";
            });

    var late = assertThrows(PlugdeskException.class, () -> deaf.within(SHORT, executor));

    assertEquals(Kind.TRANSIENT, late.kind());
    assertTrue(place.failures.get(0) instanceof TimeoutException);
    assertEquals(1, place.closed.getCount(), "The thread is still in the plugin");
    end.countDown();
    assertTrue(place.closed.await(10, TimeUnit.SECONDS));
  }

  @Test
  void isGivenBackWhenNoThreadIsFree() throws Exception {
    var end = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    executor.execute(
        () -> {
          begun.countDown();
          Sinks.quietly(() -> awaited(end));
        });
    begun.await();

    var busy =
        assertThrows(PlugdeskException.class, () -> call(() -> "never").within(LONG, executor));

    assertEquals(Kind.TRANSIENT, busy.kind());
    assertEquals(0, place.closed.getCount());
    end.countDown();
  }

  @Test
  void countsWhatThePluginThrows() {
    var defect = new IllegalStateException("a defect");
    Callable<String> failing =
        () -> {
          throw defect;
        };

    assertSame(
        defect,
        assertThrows(IllegalStateException.class, () -> call(failing).within(LONG, executor)));
    assertEquals(List.of(defect), place.failures);
  }

  @Test
  void setsTheClassLoaderOfThePlugin() {
    var loader =
        new LimitedCall<>("it", this, place, () -> Thread.currentThread().getContextClassLoader())
            .within(LONG, executor);
    assertSame(getClass().getClassLoader(), loader);
  }

  private LimitedCall<String> call(Callable<String> work) {
    return new LimitedCall<>("it", this, place, work);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Place implements Call {
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void failed(Throwable cause) {
      failures.add(cause);
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
