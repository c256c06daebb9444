package io.plugdesk.rest.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A request is traced under the caller's id where there is a sound one. */
class TraceTest {
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void takesTheCallersId() {
    assertEquals(ID, Trace.of("00-" + ID + "-00f067aa0ba902b7-01"));
  }

  @Test
  void makesItsOwnWhereThereIsNoneOrNoSoundOne() {
    for (var header :
        Arrays.asList(null, "", ID, "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")) {
      assertTrue(Trace.of(header).matches("[0-9a-f]{32}"), header);
      assertNotEquals(ID, Trace.of(header));
    }
  }
}
