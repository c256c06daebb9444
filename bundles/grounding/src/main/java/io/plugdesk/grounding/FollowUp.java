package io.plugdesk.grounding;

import io.plugdesk.desk.knowledge.Grounding.Request;
import io.plugdesk.grounding.HybridGrounding.Grounded;
import java.util.HashSet;
import java.util.function.Function;

/** Decides whether a question is searched for alone, or joined to the one before it. */
final class FollowUp {
  private static final int PLACES = 3;

  /** The highest cosine of a question that is far from all that is known. */
  private static final double FAR = 0.53;

  private FollowUp() {}

  /**
   * Grounds.
   *
   * @param request the question and what was said before it
   * @param search searches for a question that is complete in itself
   */
  static Grounded ground(Request request, Function<String, Grounded> search) {
    var question = request.question();
    var joined = Rewriter.complete(question, request.history());
    return switch (Rewriter.lean(question, request.history())) {
      case NONE -> search.apply(question);
      case SURELY -> search.apply(joined);
      case LIKELY -> joinedUnlessFar(question, search.apply(joined), search);
      case PERHAPS -> surer(question, joined, search);
    };
  }

  /**
   * "Is it about quantum physics?" points at nothing that was said: where a word of it is new to
   * what was found for both, and it is far from all that the tenant knows, it stands on its own.
   */
  private static Grounded joinedUnlessFar(
      String question, Grounded joined, Function<String, Grounded> search) {
    if (spokenOf(question, joined, PLACES) == Spoken.WHOLLY) {
      return joined;
    }
    var alone = search.apply(question);
    double near = alone.signs().values().getOrDefault(Signs.SIMILARITY, 0.0);
    return alone.signs().question() != null && near < FAR ? alone : joined;
  }

  private static Grounded surer(
      String question, String complete, Function<String, Grounded> search) {
    var alone = search.apply(question);
    if (alone.evidence().answerable()) {
      return alone;
    }
    var joined = search.apply(complete);
    return spokenOf(question, joined, 1) == Spoken.NOT ? alone : joined;
  }

  /** How much of the new question is spoken of in what was found for the joined one. */
  private static Spoken spokenOf(String question, Grounded joined, int places) {
    var found = new HashSet<String>();
    joined.evidence().passages().stream()
        .limit(places)
        .map(p -> Words.content(p.title() + " " + p.section() + " " + p.text()))
        .forEach(found::addAll);
    var words = Words.content(question);
    if (found.containsAll(words)) {
      return Spoken.WHOLLY;
    }
    return words.stream().anyMatch(found::contains) ? Spoken.PARTLY : Spoken.NOT;
  }

  /** How much of a question's own words is spoken of. */
  private enum Spoken {
    NOT,
    PARTLY,
    WHOLLY
  }
}
