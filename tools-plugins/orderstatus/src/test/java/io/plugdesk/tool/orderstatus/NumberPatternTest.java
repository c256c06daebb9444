package io.plugdesk.tool.orderstatus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPatternTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[A-Za-z]{0,4}-?[0-9]{4,12}",
        "\\d{4,12}",
        "(?:AB|CD)-\\d{6}",
        "\\p{L}{2}[^\\]*+{}(]\\d{3}",
        "(A-)?[0-9]{8}",
        "\\[[0-9]{4}\\]",
        "\\x{41}[0-9]{4}"
      })
  void takesWhatLooksLikeANumber(String pattern) {
    assertEquals(pattern, NumberPattern.of(pattern).pattern());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+",
        "[0-9]+",
        "[0-9]*",
        "[0-9]{4,}",
        "(a|a){1,40}",
        "(\\d{1,9}){1,9}",
        "a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaaaa",
        "\\d{0,99}\\d{0,99}\\d{0,99}",
        "(?=a)b",
        "(a)\\1",
        "\\Qa\\E",
        "[a[b]{0,9}]",
        "[]a]",
        "a{201}",
        "["
      })
  void refusesWhatIsNoneOrCouldTakeForEver(String pattern) {
    assertThrows(IllegalArgumentException.class, () -> NumberPattern.of(pattern));
  }

  @Test
  void namesTheSettingAndTheCureBeforeItIsStored() {
    var check = new OrderStatusCheck();

    assertEquals(
        Map.of("number_pattern", "repeats without end: write {1,20} in place of + and *"),
        check.complaints(Map.of("number_pattern", "(a+)+")));
    assertTrue(check.complaints(Map.of("number_pattern", "[0-9]{4}")).isEmpty());
    assertTrue(check.complaints(Map.of()).isEmpty());
    assertFalse(check.complaints(Map.of("number_pattern", "[")).isEmpty());
  }
}
