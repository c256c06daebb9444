package io.plugdesk.testkit;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import io.plugdesk.api.model.ScoringCard;
import io.plugdesk.api.model.ScoringProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A scoring model that takes the share of the question's words that a passage holds. */
public class FakeScoring implements ScoringProvider, ScoringModel {
  private static final ScoringCard CARD = new ScoringCard("fake", 128, Set.of("en"));

  /** Makes one. */
  public FakeScoring() {}

  @Override
  public ScoringModel scoringModel() {
    return this;
  }

  @Override
  public ScoringCard card() {
    return CARD;
  }

  @Override
  public Response<List<Double>> scoreAll(List<TextSegment> passages, String question) {
    return Response.from(passages.stream().map(p -> share(p.text(), question)).toList());
  }

  /**
   * How much of the question a passage holds, 0 to 1.
   *
   * @param passage the passage
   * @param question the question
   */
  protected double share(String passage, String question) {
    var asked = words(question);
    var held = new HashSet<>(asked);
    held.retainAll(words(passage));
    return held.size() / (double) asked.size();
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).strip().split("\\W+")));
  }
}
