package io.plugdesk.routes.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PageLimitTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void interruptsASourceThatHangs() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    Connector hanging =
        cursor -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          throw new IllegalStateException("interrupted");
        };

    var failure =
        assertThrows(
            PlugdeskException.class,
            () -> new PageLimit(SHORT).changesSince(leased(hanging), Cursor.START));

    assertEquals(Kind.TRANSIENT, failure.kind());
    assertTrue(interrupted.await(10, TimeUnit.SECONDS));
  }

  @Test
  void doesNotAskAgainWhileTheSourceStillHangs() {
    var asked = new AtomicInteger();
    var end = new CountDownLatch(1);
    Connector deaf =
        cursor -> {
          asked.incrementAndGet();
          while (end.getCount() > 0) {
            Thread.onSpinWait();
          }
          throw new IllegalStateException("ended");
        };
    var limit = new PageLimit(SHORT);

    try {
      assertThrows(PlugdeskException.class, () -> limit.changesSince(leased(deaf), Cursor.START));
      assertThrows(PlugdeskException.class, () -> limit.changesSince(leased(deaf), Cursor.START));
      assertEquals(1, asked.get());
    } finally {
      end.countDown();
    }
  }

  @Test
  void passesOnWhatTheConnectorThrows() {
    var known = new PlugdeskException(Kind.MISCONFIGURED, "There is no folder x");
    Connector failing =
        cursor -> {
          throw known;
        };

    var failure =
        assertThrows(
            PlugdeskException.class,
            () ->
                new PageLimit(Duration.ofSeconds(20)).changesSince(leased(failing), Cursor.START));

    assertSame(known, failure);
  }

  private static Lease<Connector> leased(Connector connector) {
    return new OneConnector(connector)
        .lease(new TenantContext("acme", "acme"), Pins.none(), Connector.class, "source")
        .orElseThrow();
  }
}
