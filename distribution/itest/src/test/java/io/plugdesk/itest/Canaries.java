package io.plugdesk.itest;

import java.util.List;
import java.util.Random;

/**
 * Words that nobody else knows, one for each place where a tenant's data lie.
 *
 * @param name in the tenant's name, which its public chat shows
 * @param greeting in the greeting, which its public chat shows
 * @param config in the tenant's settings
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

  static Canaries from(Random random) {
    return new Canaries(
        word(random),
        word(random),
        word(random),
        word(random),
        word(random),
        word(random),
        word(random));
  }

  List<String> all() {
    return List.of(name, greeting, config, setting, title, content, message);
  }

  private static String word(Random random) {
    var word = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      word.append((char) ('a' + random.nextInt(ALPHABET)));
    }
    return word.toString();
  }
}
