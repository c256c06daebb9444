package io.plugdesk.grounding;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** In which letters something is written. */
final class Letters {
  private static final int FIRST_BEYOND_ASCII = 128;

  private static final Set<String> IN_OTHERS =
      Set.of(
          "am", "ar", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "km", "ko", "lo", "mk",
          "mr", "my", "ne", "ru", "sr", "ta", "te", "th", "uk", "ur", "zh");

  private Letters() {}

  /** Whether a text has no letter beyond a to z. */
  static boolean arePlain(String text) {
    return text.chars().allMatch(letter -> letter < FIRST_BEYOND_ASCII);
  }

  /** Whether every letter of a text is Latin. */
  static boolean areLatin(String text) {
    return text.codePoints()
        .filter(Character::isLetter)
        .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
  }

  /** Whether a language among these (ISO 639-1) is written in other letters than Latin ones. */
  static boolean others(Set<String> languages) {
    return languages.stream().anyMatch(IN_OTHERS::contains);
  }
}
