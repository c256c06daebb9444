package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  /** Two settings, one of them without a default. */
  @interface Shop {
    String base__url();

    int seconds() default 5;
  }

  @Test
  void takesWhatIsGivenAndTheDefaultElsewhere() {
    var settings = Settings.of(Shop.class, Map.<String, Object>of("base_url", "https://a"));

    assertEquals("https://a", settings.base__url());
    assertEquals(5, settings.seconds());
  }

  @Test
  void knowsNothingOfASettingWithoutADefault() {
    assertNull(Settings.of(Shop.class, Map.of()).base__url());
  }

  @Test
  void refusesASettingThatDoesNotExist() {
    var failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> Settings.of(Shop.class, Map.<String, Object>of("base_uri", "https://a")));

    assertTrue(failure.getMessage().contains("base_uri"), failure.getMessage());
  }
}
