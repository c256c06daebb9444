package io.plugdesk.api.tool;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a model must know to choose a tool.
 *
 * @param name the name by which the model calls it: lower case, digits and underscore
 * @param description one or two sentences: what it does and when to use it
 * @param schema the JSON Schema (2020-12) of its arguments, an object schema
 * @param examples utterances of customers that this tool answers, possibly none
 * @param timeLimit how long a call may take
 */
public record ToolSpec(
    String name, String description, String schema, List<String> examples, Duration timeLimit) {
  /** The schema of a tool without arguments. */
  public static final String NO_ARGUMENTS =
      "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}";

  /** Refuses a name that a model provider would refuse. */
  public ToolSpec {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(timeLimit, "timeLimit");
    if (!name.matches("[a-z][a-z0-9_]{0,63}")) {
      throw new IllegalArgumentException(
          "A tool's name is lower case letters, digits and underscore, at most 64, not: " + name);
    }
    examples = List.copyOf(examples);
  }

  /**
   * Describes a tool without arguments that answers within five seconds.
   *
   * @param name the name by which the model calls it
   * @param description what it does and when to use it
   * @param examples utterances that this tool answers
   */
  public static ToolSpec of(String name, String description, String... examples) {
    return new ToolSpec(name, description, NO_ARGUMENTS, List.of(examples), Duration.ofSeconds(5));
  }
}
