package io.plugdesk.grounding;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes a question that leans on the one before it complete in itself.
 *
 * <p>No model is asked: a question that points back ("and for tents?", "how long does it take?") is
 * joined by the words of the last question that stood on its own.
 */
final class Rewriter {
  private static final int SHORT = 3;
  private static final Set<String> POINTERS =
      Set.of("it", "its", "that", "this", "they", "them", "those", "these", "there", "one", "ones");
  private static final List<String> OPENINGS =
      List.of("and ", "or ", "but ", "what about", "how about", "what if", "even if", "also ");

  private Rewriter() {}

  /** How a question leans on the conversation before it. */
  enum Lean {
    /** It stands on its own. */
    NONE,
    /** It may go either way: it is short, and points at nothing. */
    PERHAPS,
    /** It points at something, and has words of its own: what it points at may be in it too. */
    LIKELY,
    /** It points back, or goes on from what was said. */
    SURELY
  }

  static Lean lean(String question, List<String> history) {
    if (history.isEmpty()) {
      return Lean.NONE;
    }
    var text = question.strip().toLowerCase(Locale.ROOT);
    int content = Words.content(question).size();
    boolean opens = OPENINGS.stream().anyMatch(text::startsWith);
    boolean points = Words.all(question).stream().anyMatch(POINTERS::contains);
    if (content == 0 || opens) {
      return Lean.SURELY;
    }
    if (points && content <= SHORT + 2) {
      return Lean.LIKELY;
    }
    return content <= SHORT ? Lean.PERHAPS : Lean.NONE;
  }

  /** The question joined by the last one that stood on its own. */
  static String complete(String question, List<String> history) {
    for (int i = history.size() - 2; i >= 0; i -= 2) {
      var earlier = history.get(i);
      if (i == 0 || lean(earlier, history.subList(0, i)).compareTo(Lean.LIKELY) < 0) {
        return question.strip() + " (" + earlier.strip() + ")";
      }
    }
    return question;
  }
}
