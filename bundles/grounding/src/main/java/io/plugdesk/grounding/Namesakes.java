package io.plugdesk.grounding;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Documents whose titles differ by a word or two, such as two plans of one insurer or two models of
 * one machine, and which of them a question means: it means one and not its namesake when it has a
 * word that only the title of the one has, and none that only the other's has.
 */
final class Namesakes {
  /** Titles are alike that share this much of the longer one's words. */
  private static final double ALIKE = 0.6;

  /** One shared word, as in "Gift cards" and "Gift wrapping", makes no namesakes. */
  private static final int SHARED = 2;

  private final Set<Document> others;

  /**
   * Looks at the titles of what was found.
   *
   * @param question the question
   * @param found the passages
   */
  Namesakes(String question, List<Found> found) {
    var titles = new HashMap<Document, Set<String>>();
    for (var one : found) {
      titles.computeIfAbsent(
          Document.of(one.passage()), document -> Words.content(one.passage().title()));
    }
    this.others = others(Words.content(question), titles);
  }

  /** Whether a passage is of a document whose namesake the question means. */
  boolean hold(Passage passage) {
    return others.contains(Document.of(passage));
  }

  private static Set<Document> others(Set<String> asked, Map<Document, Set<String>> titles) {
    return titles.entrySet().stream()
        .filter(
            other ->
                titles.values().stream().anyMatch(title -> means(asked, title, other.getValue())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean means(Set<String> asked, Set<String> title, Set<String> other) {
    return areAlike(title, other) && names(asked, title, other) && !names(asked, other, title);
  }

  private static boolean areAlike(Set<String> title, Set<String> other) {
    long shared = title.stream().filter(other::contains).count();
    return shared >= SHARED && shared >= ALIKE * Math.max(title.size(), other.size());
  }

  /** Whether a question has a word of one title that the other has not. */
  private static boolean names(Set<String> asked, Set<String> title, Set<String> other) {
    return title.stream().anyMatch(word -> asked.contains(word) && !other.contains(word));
  }

  private record Document(String namespace, String id) {
    static Document of(Passage passage) {
      return new Document(passage.namespace(), passage.documentId());
    }
  }
}
