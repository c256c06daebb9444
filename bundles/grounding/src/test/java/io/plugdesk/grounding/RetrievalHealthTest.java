package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import org.junit.jupiter.api.Test;

/** Ready means that a search answers. */
class RetrievalHealthTest {
  private final FakeHouse house = new FakeHouse();
  private final RetrievalHealth health = new RetrievalHealth(house, house);

  @Test
  void isReadyWhenASearchAnswers() {
    assertTrue(health.check().ready());
    assertEquals(1, house.queries.size());
  }

  @Test
  void saysWhatTheBackEndWaitsFor() {
    house.failure = new PlugdeskException(Kind.TRANSIENT, "The log is being replayed");
    assertFalse(health.check().ready());
    assertEquals("The log is being replayed", health.check().detail());
  }
}
