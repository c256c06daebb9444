package io.plugdesk.engine;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.guard.Text.Speaker;
import io.plugdesk.api.guard.Verdict.Decision;
import io.plugdesk.desk.knowledge.Evidence;
import io.plugdesk.desk.plugins.Pins;
import java.util.ArrayList;
import java.util.List;

/**
 * A message on its way through the house; every step of the route adds its part.
 *
 * @param message what was accepted
 * @param pins the versions of plugins that the conversation keeps to, and what this turn has used
 * @param history earlier questions and answers of the conversation, oldest first, alternating
 * @param silent whether a person has the conversation and the assistant says nothing
 * @param sink takes the reply
 * @param running what can be stopped while it is being answered
 * @param findings what guards did not let pass as it was
 * @param evidence what was found
 * @param answer what was said
 */
record OpenTurn(
    Accepted message,
    Pins pins,
    List<String> history,
    boolean silent,
    ReplySink sink,
    RunningTurn running,
    List<Finding> findings,
    Evidence evidence,
    Answer answer) {

  static OpenTurn of(Accepted message, RunningTurn running) {
    return new OpenTurn(
        message, Pins.none(), List.of(), false, null, running, List.of(), null, null);
  }

  /** Whether the assistant still has to find an answer. */
  boolean unanswered() {
    return answer == null && !silent;
  }

  /** Whether a guard has put other words in the place of the message. */
  boolean reworded() {
    return findings.stream()
        .anyMatch(each -> each.speaker() == Speaker.CUSTOMER && each.decision() == Decision.REDACT);
  }

  OpenTurn opened(Pins pins, List<String> history, boolean silent, ReplySink sink) {
    return new OpenTurn(message, pins, history, silent, sink, running, findings, evidence, answer);
  }

  OpenTurn found(List<Finding> more) {
    var all = new ArrayList<>(findings);
    all.addAll(more);
    return new OpenTurn(
        message, pins, history, silent, sink, running, List.copyOf(all), evidence, answer);
  }

  OpenTurn reworded(String words) {
    return new OpenTurn(
        message.reworded(words), pins, history, silent, sink, running, findings, evidence, answer);
  }

  OpenTurn grounded(Evidence evidence) {
    return new OpenTurn(message, pins, history, silent, sink, running, findings, evidence, answer);
  }

  OpenTurn answered(Answer answer) {
    return new OpenTurn(message, pins, history, silent, sink, running, findings, evidence, answer);
  }
}
