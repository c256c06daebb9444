package io.plugdesk.grounding;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.Collection;
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

  private final Set<String> others;

  /**
   * Looks at the titles of what was found.
   *
   * @param question the question
   * @param found the passages
   */
  Namesakes(String question, List<Found> found) {
    var asked = Words.content(question);
    var titles = new HashMap<String, Title>();
    found.forEach(
        one -> titles.computeIfAbsent(one.passage().title(), title -> Title.of(title, asked)));
    this.others =
        titles.entrySet().stream()
            .filter(other -> other.getValue().isPassedOver(titles.values()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a passage is of a document whose namesake the question means. */
  boolean hold(Passage passage) {
    return others.contains(passage.title());
  }

  /**
   * A title.
   *
   * @param words its words
   * @param asked those of them that the question has
   */
  private record Title(Set<String> words, Set<String> asked) {
    static Title of(String title, Set<String> question) {
      var words = Words.content(title);
      return new Title(
          words, words.stream().filter(question::contains).collect(Collectors.toSet()));
    }

    boolean isPassedOver(Collection<Title> titles) {
      return titles.stream()
          .anyMatch(
              meant ->
                  asked.size() < meant.asked.size()
                      && meant.asked.containsAll(asked)
                      && isAlike(meant));
    }

    private boolean isAlike(Title other) {
      long shared = words.stream().filter(other.words::contains).count();
      int longer = Math.max(words.size(), other.words.size());
      return shared >= SHARED && shared >= ALIKE * longer;
    }
  }
}
