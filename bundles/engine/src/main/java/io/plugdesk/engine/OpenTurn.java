package io.plugdesk.engine;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.desk.knowledge.Evidence;
import io.plugdesk.desk.plugins.Pins;
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
 * @param findings what guards did not let pass of the answer as it was
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

  OpenTurn opened(Pins pins, List<String> history, boolean silent, ReplySink sink) {
    return new OpenTurn(message, pins, history, silent, sink, running, findings, evidence, answer);
  }

  OpenTurn found(List<Finding> findings) {
    return new OpenTurn(
        message, pins, history, silent, sink, running, List.copyOf(findings), evidence, answer);
  }

  OpenTurn guarded(String words, List<String> history) {
    return new OpenTurn(
        message.reworded(words),
        pins,
        List.copyOf(history),
        silent,
        sink,
        running,
        findings,
        evidence,
        answer);
  }

  OpenTurn grounded(Evidence evidence) {
    return new OpenTurn(message, pins, history, silent, sink, running, findings, evidence, answer);
  }

  OpenTurn answered(Answer answer) {
    return new OpenTurn(message, pins, history, silent, sink, running, findings, evidence, answer);
  }
}
