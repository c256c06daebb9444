package io.plugdesk.engine;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Answer.Outcome;
import java.util.List;

/** What is answered where a guard refuses. */
final class Refusal {
  private Refusal() {}

  /**
   * Declines; that is the tenant's wish, and calls for no person.
   *
   * @param told what the customer is told, or empty for the channel's own words
   */
  static Answer answer(String told) {
    return new Answer(Outcome.DECLINED, told, List.of(), List.of(), 0, false, false);
  }
}
