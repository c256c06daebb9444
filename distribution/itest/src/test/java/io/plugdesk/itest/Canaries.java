package io.plugdesk.itest;

import java.util.List;
import java.util.Random;

/**
 * Words that nobody else knows, one for each place where a tenant's data lie.
 *
 * @param name in the tenant's name, which its public chat shows
 * @param greeting in the greeting, which its public chat shows
 * @param config in the tenant's settings: the digits of a number that its chat does not show
 * @param setting in the settings of a plugin
 * @param title in the titles of documents
 * @param content in the text of documents
 * @param message in what people write
 */
record Canaries(
    String name,
    String greeting,
    String config,
    String setting,
    String title,
    String content,
    String message) {
  private static final int LENGTH = 12;
  private static final int ALPHABET = 26;
  private static final int DIGITS = 1_000_000_000;

  static Canaries from(Random random) {
    return new Canaries(
        word(random),
        word(random),
        digits(random),
        word(random),
        word(random),
        word(random),
        word(random));
  }

  List<String> all() {
    return List.of(name, greeting, config, setting, title, content, message);
  }

  /** Of a number between .4 and .5; its last digit is none that a number is printed without. */
  private static String digits(Random random) {
    return "4%09d7".formatted(random.nextInt(DIGITS));
  }

  private static String word(Random random) {
    var word = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      word.append((char) ('a' + random.nextInt(ALPHABET)));
    }
    return word.toString();
  }
}
