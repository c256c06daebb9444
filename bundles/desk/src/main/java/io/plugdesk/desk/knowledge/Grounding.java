package io.plugdesk.desk.knowledge;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.desk.plugins.Pins;
import java.util.List;

/**
 * Finds the evidence for a question.
 *
 * <p>Called by the engine for every question, from many threads; about 30 milliseconds. Nothing
 * found is evidence without passages and with confidence 0. Throws {@link
 * io.plugdesk.api.PlugdeskException} TRANSIENT when the index cannot be reached, MISCONFIGURED when
 * the tenant has none.
 */
public interface Grounding {
  /**
   * Grounds a question.
   *
   * @param request the question and what came before
   */
  Evidence ground(Request request);

  /**
   * A question to be grounded.
   *
   * @param tenant the tenant
   * @param pins the versions that the conversation keeps to
   * @param question as the person wrote it
   * @param history the conversation's earlier questions and answers, oldest first, each entry a
   *     question or an answer
   * @param limit how many passages at most, 1 to 100
   * @param filter which passages may be found
   */
  record Request(
      TenantContext tenant,
      Pins pins,
      String question,
      List<String> history,
      int limit,
      Query.Filter filter) {
    /** Copies the history. */
    public Request {
      history = List.copyOf(history);
    }
  }
}
