package io.plugdesk.grounding;

/**
 * The weights of the logistic regression behind {@link Confidence}.
 *
 * @param bias the constant
 * @param similarity for the cosine similarity
 * @param coverage for the words in the best passage
 * @param anywhere for the words in the three best passages
 * @param lead for the lead of the best passage
 * @param threshold the probability from which the house answers
 */
record Calibration(
    double bias,
    double similarity,
    double coverage,
    double anywhere,
    double lead,
    double threshold) {
  /** Where the search by meaning takes part. */
  static final Calibration HYBRID = new Calibration(-9.29, 13.45, 0.34, 1.31, 2.69, 0.42);

  /** Where only words can be compared. */
  static final Calibration LEXICAL = new Calibration(-1.41, 0, 1.33, 1.08, 3.67, 0.54);

  static Calibration of(boolean dense) {
    return dense ? HYBRID : LEXICAL;
  }

  double probability(Confidence evidence) {
    double z =
        bias
            + similarity * evidence.similarity()
            + coverage * evidence.coverage()
            + anywhere * evidence.anywhere()
            + lead * evidence.lead();
    return 1 / (1 + Math.exp(-z));
  }
}
