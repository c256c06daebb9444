package io.plugdesk.grounding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Words that mean nearly the same at an English help desk. */
final class Synonyms {
  private static final String FILE = "synonyms.txt";
  private static final Map<String, Set<String>> GROUPS = read();

  private Synonyms() {}

  /**
   * The words that may stand for a word, without it.
   *
   * @param word as {@link Words#content} gives it
   */
  static Set<String> of(String word) {
    return GROUPS.getOrDefault(word, Set.of());
  }

  private static Map<String, Set<String>> read() {
    try (var stream = Synonyms.class.getResourceAsStream(FILE)) {
      var groups = new HashMap<String, Set<String>>();
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Words::content)
          .forEach(group -> group.forEach(word -> add(groups, word, group)));
      return Map.copyOf(groups);
    } catch (IOException e) {
      throw new UncheckedIOException("The bundle lacks " + FILE + ". Build it again.", e);
    }
  }

  private static void add(Map<String, Set<String>> groups, String word, Set<String> group) {
    var others = groups.computeIfAbsent(word, key -> new HashSet<>());
    others.addAll(group);
    others.remove(word);
  }
}
