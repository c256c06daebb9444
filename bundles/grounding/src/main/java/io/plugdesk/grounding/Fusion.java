package io.plugdesk.grounding;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one list of two.
 *
 * @param ranking in which order
 * @param denseWeight the weight of the search by meaning, 0 to 1
 * @param languages the languages that the embedding model knows; a passage in another one is
 *     weighed by words alone
 */
record Fusion(Ranking ranking, double denseWeight, Set<String> languages) {
  private static final double RRF_K = 60;
  private static final String UNKNOWN = "und";

  /** Fuses; best first, each passage with both scores and the fused one. */
  List<Found> fuse(List<Passage> lexical, List<Passage> dense) {
    var byWords = new Scores(lexical);
    var byMeaning = new Scores(dense);
    var passages = new LinkedHashMap<String, Passage>();
    lexical.forEach(passage -> passages.put(passage.chunkId(), passage));
    dense.forEach(passage -> passages.putIfAbsent(passage.chunkId(), passage));
    var found = new ArrayList<Found>();
    for (var passage : passages.values()) {
      var words = byWords.score(passage);
      var meaning = byMeaning.score(passage);
      if ((ranking == Ranking.LEXICAL && words == null)
          || (ranking == Ranking.DENSE && meaning == null)) {
        continue;
      }
      found.add(new Found(passage.withScore(score(passage, byWords, byMeaning)), words, meaning));
    }
    found.sort(
        Comparator.comparingDouble((Found f) -> -f.passage().score())
            .thenComparing(f -> f.passage().chunkId()));
    return found;
  }

  private double score(Passage passage, Scores words, Scores meaning) {
    double weight = weight(passage);
    return switch (ranking) {
      case LEXICAL -> words.score(passage);
      case DENSE -> meaning.score(passage);
      case MIN_MAX, WEIGHED ->
          (1 - weight) * words.normalised(passage) + weight * meaning.normalised(passage);
      case RRF ->
          (1 - weight) * words.reciprocalRank(passage) + weight * meaning.reciprocalRank(passage);
    };
  }

  private double weight(Passage passage) {
    boolean known = passage.language().equals(UNKNOWN) || languages.contains(passage.language());
    return known ? denseWeight : 0;
  }

  /** The scores of one list. */
  private static final class Scores {
    private final Map<String, Double> scores = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private double lowest = Double.MAX_VALUE;
    private double highest = -Double.MAX_VALUE;

    private Scores(List<Passage> passages) {
      for (var passage : passages) {
        ranks.put(passage.chunkId(), ranks.size() + 1);
        scores.put(passage.chunkId(), passage.score());
        lowest = Math.min(lowest, passage.score());
        highest = Math.max(highest, passage.score());
      }
    }

    private Double score(Passage passage) {
      return scores.get(passage.chunkId());
    }

    private double normalised(Passage passage) {
      var score = score(passage);
      if (score == null) {
        return 0;
      }
      return highest > lowest ? (score - lowest) / (highest - lowest) : 1;
    }

    private double reciprocalRank(Passage passage) {
      var rank = ranks.get(passage.chunkId());
      return rank == null ? 0 : 1 / (RRF_K + rank);
    }
  }
}
