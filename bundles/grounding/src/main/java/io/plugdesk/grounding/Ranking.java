package io.plugdesk.grounding;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** In which order passages come. */
enum Ranking {
  /** By words alone (BM25). */
  LEXICAL,
  /** By meaning alone (nearest neighbours). */
  DENSE,
  /** By the weights of {@link Weighing}, which are fitted to training questions. */
  WEIGHED,
  /** By the average of both scores, each normalised to 0 to 1 over its own list. */
  MIN_MAX,
  /** By reciprocal ranks, k = 60 (Cormack, Clarke and Buettcher, SIGIR 2009). */
  RRF;

  static Ranking of(String word) {
    for (var ranking : values()) {
      if (ranking.word().equals(word)) {
        return ranking;
      }
    }
    throw new PlugdeskException(
        Kind.REJECTED,
        "There is no ranking "
            + word
            + "; take one of "
            + Arrays.stream(values()).map(Ranking::word).collect(Collectors.joining(", ")));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
