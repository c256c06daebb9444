package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The limit that Metatype keeps to itself is found. */
class BoundTest {
  private final Bound whole = new Bound(value -> between(1, 120, value), true);
  private final Bound broken = new Bound(value -> between(0.25, 1.5, value), false);

  @Test
  void findsTheGreatestWholeNumber() {
    assertEquals("120", whole.between("10", "9999"));
    assertEquals("120", whole.between("120", "121"));
    assertEquals("120", whole.between("1", "9223372036854775807"));
  }

  @Test
  void findsTheLeastWholeNumber() {
    assertEquals("1", whole.between("10", "-5"));
    assertEquals("1", whole.between("10", "0"));
  }

  @Test
  void findsLimitsOfBrokenNumbers() {
    assertEquals("1.5", broken.between("1", "1000000"));
    assertEquals("0.25", broken.between("1", "-3"));
  }

  private static boolean between(double least, double most, String value) {
    return Double.parseDouble(value) >= least && Double.parseDouble(value) <= most;
  }
}
