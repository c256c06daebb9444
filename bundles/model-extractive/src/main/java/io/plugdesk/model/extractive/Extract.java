package io.plugdesk.model.extractive;

/**
 * What the passages say to a question.
 *
 * @param text the quotations with their citations, empty when there are none
 * @param evidence how much of the question the best of them speaks of, 0 to 1
 */
record Extract(String text, double evidence) {
  static final Extract NOTHING = new Extract("", 0);
}
