package io.plugdesk.channel.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On which sites a tenant's chat may stand. */
class OriginsTest {
  private final Origins origins = new Origins(Duration.ofMillis(50));

  @Test
  void welcomesItsOwnPagesByWhateverNameTheHouseIsCalled() {
    assertTrue(origins.allows("acme", "http://127.0.0.1:8181", "127.0.0.1:8181"));
    assertTrue(origins.allows("acme", "https://chat.example.com", "chat.example.com"));
    assertFalse(origins.allows("acme", "http://127.0.0.1:9999", "127.0.0.1:8181"));
  }

  @Test
  void letsInOnlyTheSitesOfTheTenant() {
    origins.allow("acme", Set.of("https://shop.example"));
    assertTrue(origins.allows("acme", "https://shop.example", "chat.example.com"));
    assertFalse(origins.allows("globex", "https://shop.example", "chat.example.com"));
    assertFalse(origins.allows("acme", "http://shop.example", "chat.example.com"));
  }

  @Test
  void forgetsOnlyWhatTheSameInstanceAllowed() {
    var older = Set.of("https://old.example");
    var newer = Set.of("https://new.example");
    origins.allow("acme", older);
    origins.allow("acme", newer);
    origins.forget("acme", older);
    assertTrue(origins.allows("acme", "https://new.example", "chat.example.com"));
    origins.forget("acme", newer);
    assertFalse(origins.allows("acme", "https://new.example", "chat.example.com"));
  }

  @Test
  void waitsForTheInstanceThatIsJustStarting() throws InterruptedException {
    var patient = new Origins(Duration.ofSeconds(20));
    var starting = new Thread(() -> patient.allow("acme", Set.of("https://shop.example")));
    starting.start();
    assertTrue(patient.allows("acme", "https://shop.example", "chat.example.com"));
    starting.join();
  }
}
