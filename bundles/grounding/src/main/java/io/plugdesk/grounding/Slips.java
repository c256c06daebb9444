package io.plugdesk.grounding;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Mends slips of the finger in a question: a word that is none, when it is one slip away from a
 * word of the passages found for the rest of the question.
 *
 * <p>A slip is a letter too many, too few, a wrong one, or two that changed places; four in five
 * misspelt words are that near (F. Damerau, "A technique for computer detection and correction of
 * spelling errors", 1964). The first letter is taken as right, and short words are left as they
 * are. For one question and one thread.
 */
final class Slips {
  private static final int SHORTEST = 5;

  /** So many passages are read for their words, the best ones, while somebody waits. */
  private static final int MOST_READ = 30;

  /** The letters by which an English word becomes another form of itself. */
  private static final String FORMS = "sdry";

  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\p{N}-])\\p{L}{5,}(?![\\p{L}\\p{N}-])");

  private final List<Found> found;
  private final Predicate<String> known;
  private Set<String> words;

  /**
   * Looks for slips.
   *
   * @param found what was found for the question as it was typed
   * @param known whether a word is one of the language
   */
  Slips(List<Found> found, Predicate<String> known) {
    this.found = found;
    this.known = known;
  }

  /** The question as it was meant, or the question itself. */
  String mend(String question) {
    return WORD.matcher(question)
        .replaceAll(match -> meant(match).orElseGet(match::group).replace("$", "\\$"));
  }

  private Optional<String> meant(MatchResult match) {
    var typed = match.group().toLowerCase(Locale.ROOT);
    if (Words.content(typed).isEmpty() || known.test(typed) || spoken().contains(typed)) {
      return Optional.empty();
    }
    var near = spoken().stream().filter(word -> isNear(typed, word)).sorted().toList();
    return near.stream().anyMatch(word -> isForm(typed, word))
        ? Optional.empty()
        : near.stream().findFirst();
  }

  private Set<String> spoken() {
    if (words == null) {
      words = new HashSet<>();
      found.stream().limit(MOST_READ).forEach(one -> words.addAll(Words.all(whole(one.passage()))));
    }
    return words;
  }

  private static String whole(Passage passage) {
    return passage.title() + " " + passage.section() + " " + passage.text();
  }

  private static boolean isNear(String typed, String word) {
    return word.length() >= SHORTEST - 1
        && word.charAt(0) == typed.charAt(0)
        && isOneSlip(typed, word);
  }

  /** Whether both are forms of one word: "cheque" and "cheques", "charge" and "charger". */
  private static boolean isForm(String typed, String word) {
    var longer = typed.length() > word.length() ? typed : word;
    var shorter = typed.length() > word.length() ? word : typed;
    char last = longer.charAt(longer.length() - 1);
    return longer.length() > shorter.length()
        && longer.startsWith(shorter)
        && FORMS.indexOf(last) >= 0
        && shorter.charAt(shorter.length() - 1) != last;
  }

  private static boolean isOneSlip(String typed, String word) {
    int from = 0;
    while (from < Math.min(typed.length(), word.length())
        && typed.charAt(from) == word.charAt(from)) {
      from++;
    }
    var rest = typed.substring(from);
    var right = word.substring(from);
    return switch (rest.length() - right.length()) {
      case 1 -> rest.substring(1).equals(right);
      case -1 -> right.substring(1).equals(rest);
      case 0 -> !rest.isEmpty() && (swapped(rest).equals(right) || same(rest, right, 1));
      default -> false;
    };
  }

  private static String swapped(String text) {
    return text.length() < 2 ? text : "" + text.charAt(1) + text.charAt(0) + text.substring(2);
  }

  private static boolean same(String one, String other, int from) {
    return one.substring(from).equals(other.substring(from));
  }
}
