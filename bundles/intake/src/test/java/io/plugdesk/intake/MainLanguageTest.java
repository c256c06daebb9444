package io.plugdesk.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MainLanguageTest {
  private final MainLanguage language =
      new MainLanguage(text -> text.contains("le plan") ? "fr" : text.isBlank() ? "und" : "en");

  @Test
  void aTitlePageDoesNotDecideOverThePages() {
    var title = "le plan " + "x".repeat(2_000);
    assertEquals("en", language.of(List.of(title, "y".repeat(2_000), "z".repeat(3_000))));
  }

  @Test
  void shortTextsAreReadTogether() {
    assertEquals("fr", language.of(List.of("Le titre", "le plan", "un mot")));
  }

  @Test
  void nothingIsInNoLanguage() {
    assertEquals("und", language.of(List.of()));
    assertEquals("und", language.of(List.of(" ")));
  }
}
