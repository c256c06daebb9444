package io.plugdesk.grounding;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Documents whose titles differ by a word or two, such as two plans of one insurer or two models of
 * one machine, and which of them a question means: it means one and not its namesake when it has a
 * word that only the title of the one has, and none that only the other's has.
 */
final class Namesakes {
  /** Titles are alike that share this much of the longer one's words. */
  private static final double ALIKE = 0.75;

  /** From this share of what was found on, a document's name finds no longer one part of it. */
  private static final double LARGE = 0.25;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private final Map<String, Title> titles = new HashMap<>();
  private final Set<String> others;

  /**
   * Looks at the titles of what was found.
   *
   * @param question the question
   * @param found the passages
   */
  Namesakes(String question, List<Found> found) {
    var asked = Words.content(question);
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
   * The question without the name of the document that it means, where that is a large one: its
   * name is on every passage of it, and hides which of them is asked for.
   *
   * @param question the question
   * @param found what was found for it
   * @return what is left; empty where no large document is meant, or nothing else is asked
   */
  Optional<String> withoutName(String question, List<Found> found) {
    var counts =
        found.stream()
            .collect(Collectors.groupingBy(one -> one.passage().title(), Collectors.counting()));
    return counts.entrySet().stream()
        .filter(one -> one.getValue() >= LARGE * found.size())
        .filter(one -> isMeant(titles.get(one.getKey())))
        .max(Comparator.comparing(Map.Entry::getValue))
        .map(one -> without(titles.get(one.getKey()).asked(), question))
        .filter(rest -> !Words.content(rest).isEmpty());
  }

  private boolean isMeant(Title title) {
    return others.stream().anyMatch(other -> titles.get(other).isPassedOver(List.of(title)));
  }

  private static String without(Set<String> words, String question) {
    return WORD.matcher(question)
        .replaceAll(word -> words.containsAll(name(word.group())) ? "" : word.group())
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** A word as titles have it; one that carries nothing is part of no name. */
  private static Set<String> name(String word) {
    var content = Words.content(word);
    return content.isEmpty() ? Set.of(word) : content;
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
      return shared >= ALIKE * Math.max(words.size(), other.words.size());
    }
  }
}
