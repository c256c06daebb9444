package io.plugdesk.rest.server;

import static io.plugdesk.rest.server.TestHouse.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.identity.Caller;
import io.plugdesk.desk.identity.RateLimits;
import io.plugdesk.desk.plugins.Duty;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The door over time: streams, resources that come and go, rooms that are away. */
@Timeout(20)
class DoorInTimeTest {
  private static final String ECHO = "/api/v1/echo";
  private static TestHouse house;
  private EchoResource resource;

  @BeforeAll
  static void open() throws Exception {
    house = new TestHouse();
  }

  @AfterAll
  static void close() throws Exception {
    house.close();
  }

  @BeforeEach
  void publishFresh() {
    resource = new EchoResource();
    house.publish(ECHO, resource);
  }

  @AfterEach
  void withdraw() {
    resource.mayLeave.countDown();
    house.publisher.withdraw(resource);
  }

  @Test
  void losesNoEventOfALongStream() throws Exception {
    var request = house.as("admin", ECHO + "/long-stream");
    var events = house.send(request).body().split("\n\n");
    assertEquals(EchoResource.LONG, events.length);
    assertEquals("data: " + (EchoResource.LONG - 1), events[events.length - 1]);
  }

  @Test
  void streamsEachEventAtOnceAndTheLastOneToo() throws Exception {
    var request = house.as("admin", ECHO + "/stream").header("Accept", "text/event-stream");
    var response = house.client().send(request.build(), BodyHandlers.ofInputStream());
    assertEquals(200, response.statusCode());
    var expected = "event: delta\nid: 1\ndata: one\ndata: two\n\n";
    var first = new String(response.body().readNBytes(expected.length()), StandardCharsets.UTF_8);
    assertEquals(expected, first);
    assertEquals(1, house.router.live().get(0).underWay());
    resource.mayLeave.countDown();
    var rest = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("event: done\nid: 2\ndata: {\"some_text\":\"x\",\"some_number\":3}\n\n", rest);
    assertTrue(house.router.live().get(0).drain(Duration.ofSeconds(5)));
  }

  @Test
  void endsTheStreamsOfAVersionThatGoesSoThatTheirReadersComeBack() throws Exception {
    var request = house.as("admin", ECHO + "/stream").header("Accept", "text/event-stream");
    var response = house.client().send(request.build(), BodyHandlers.ofInputStream());
    var first = "event: delta\nid: 1\ndata: one\ndata: two\n\n";
    assertEquals(
        first, new String(response.body().readNBytes(first.length()), StandardCharsets.UTF_8));
    var newer = new EchoResource();
    newer.mayLeave.countDown();
    house.publish(ECHO, "test.owner", 2, newer);
    var going = new Thread(() -> house.publisher.withdraw(resource));
    going.start();
    assertEquals(0, response.body().readAllBytes().length);
    var again = house.send(house.as("admin", ECHO + "/stream").header("Accept", "*/*"));
    assertTrue(again.body().contains("event: done"), again.body());
    resource.mayLeave.countDown();
    going.join();
    house.publisher.withdraw(newer);
  }

  @Test
  void aReaderThatTakesNothingHoldsUpNobodyAndIsCutOff() throws Exception {
    try (var reader = new Socket("127.0.0.1", house.port())) {
      reader
          .getOutputStream()
          .write(
              ("GET " + ECHO + "/flood HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer admin\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      assertTrue(resource.entered.await(10, TimeUnit.SECONDS));
      var route = house.router.live().get(0);
      assertTrue(route.drain(Duration.ofSeconds(5)));
      while (house.isConnected(reader.getLocalPort())) {
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
    }
  }

  @Test
  void answersAStreamThatIsRefusedWithAProblem() throws Exception {
    assertProblem(house.send(house.as("admin", ECHO + "/refused-stream")), 422, "rejected");
    assertTrue(house.router.live().get(0).drain(Duration.ofSeconds(5)));
  }

  @Test
  void letsARequestEndWhenANewerVersionTakesOver() throws Exception {
    var slow =
        house
            .client()
            .sendAsync(house.as("admin", ECHO + "/slow").build(), BodyHandlers.ofString());
    assertTrue(resource.entered.await(10, TimeUnit.SECONDS));
    var newer = new EchoResource();
    house.publish(ECHO, "test.owner", 2, newer);
    newer.mayLeave.countDown();
    var fresh = house.send(house.as("admin", ECHO + "/slow"));
    assertEquals("\"slow\"", fresh.body());
    assertTrue(newer.entered.await(0, TimeUnit.SECONDS));
    resource.mayLeave.countDown();
    house.publisher.withdraw(resource);
    assertEquals(200, slow.get(10, TimeUnit.SECONDS).statusCode());
    house.publisher.withdraw(newer);
    assertProblem(house.send(house.as("admin", ECHO + "/slow")), 404, "not-found");
  }

  @Test
  void aVersionThatIsTriedGetsNoRequestUntilItIsInCharge() throws Exception {
    var newer = new EchoResource();
    newer.mayLeave.countDown();
    resource.mayLeave.countDown();
    var inCharge = new AtomicLong(1);
    Duty duty = bundle -> bundle == inCharge.get();
    var onDuty = new OnDuty(house.router);
    onDuty.bindDuty(duty);
    house.publish(ECHO, "test.owner", 2, newer);
    assertEquals(200, house.send(house.as("admin", ECHO + "/slow")).statusCode());
    assertEquals(1, newer.entered.getCount());
    inCharge.set(2);
    onDuty.changed();
    assertEquals(200, house.send(house.as("admin", ECHO + "/slow")).statusCode());
    assertEquals(0, newer.entered.getCount());
    house.publisher.withdraw(newer);
    assertProblem(house.send(house.as("admin", ECHO + "/slow")), 404, "not-found");
    onDuty.unbindDuty(duty);
    assertEquals(200, house.send(house.as("admin", ECHO + "/slow")).statusCode());
  }

  @Test
  void tellsWhoCallsTooOftenWhenToComeBack() throws Exception {
    var before = house.services.limits;
    house.services.limits = new Closed();
    try {
      var response = house.send(house.as("admin", ECHO + "/things/1"));
      assertProblem(response, 429, "too-many-requests");
      assertEquals("2", response.headers().firstValue("Retry-After").orElseThrow());
    } finally {
      house.services.limits = before;
    }
  }

  @Test
  void saysThatTheHouseIsStartingWhileNobodyCanVerifyTokens() throws Exception {
    var before = house.services.tokens;
    house.services.tokens = null;
    try {
      assertProblem(house.send(house.as("admin", ECHO + "/things/1")), 503, "unavailable");
    } finally {
      house.services.tokens = before;
    }
  }

  /** Nobody may call. */
  private static final class Closed implements RateLimits {
    @Override
    public Duration take(Caller caller) {
      return Duration.ofMillis(1500);
    }

    @Override
    public Duration take(String address) {
      return Duration.ofMillis(1500);
    }
  }
}
