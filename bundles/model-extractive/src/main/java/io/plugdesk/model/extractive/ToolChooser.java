package io.plugdesk.model.extractive;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.plugdesk.api.tool.ToolSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Chooses the tool whose example utterances the question sounds like, if its arguments are there.
 */
final class ToolChooser {
  private static final double LEAST_LIKENESS = 0.75;

  private ToolChooser() {}

  /**
   * Chooses.
   *
   * @param question the question
   * @param tools the tools that may be called
   * @param evidence how much of the question the passages speak of; a tool must do better
   */
  static Optional<ToolExecutionRequest> choose(
      String question, List<ToolSpec> tools, double evidence) {
    Optional<ToolExecutionRequest> chosen = Optional.empty();
    double best = Math.max(LEAST_LIKENESS, Math.nextUp(Math.min(evidence, 0.99)));
    for (var tool : tools) {
      var arguments = ToolArguments.read(tool, question);
      if (arguments.isPresent()) {
        double likeness = likeness(tool, arguments.get());
        if (likeness >= best) {
          best = Math.nextUp(likeness);
          chosen =
              Optional.of(
                  ToolExecutionRequest.builder()
                      .id(UUID.randomUUID().toString())
                      .name(tool.name())
                      .arguments(arguments.get().json())
                      .build());
        }
      }
    }
    return chosen;
  }

  private static double likeness(ToolSpec tool, ToolArguments arguments) {
    var asked = Words.spoken(arguments.rest());
    return tool.examples().stream()
        .map(example -> Words.spoken(arguments.without(example)))
        .mapToDouble(example -> dice(asked, example))
        .max()
        .orElse(0);
  }

  /** Two utterances that are nothing but arguments are alike. */
  private static double dice(List<String> one, List<String> other) {
    var first = new HashSet<>(one);
    var second = new HashSet<>(other);
    int sum = first.size() + second.size();
    first.retainAll(second);
    return sum == 0 ? 1 : 2.0 * first.size() / sum;
  }
}
