package io.plugdesk.api.tool;

import java.util.Map;
import java.util.Objects;

/**
 * What came of a tool's call.
 *
 * @param text the result in plain words, as the model reads it and a person may
 * @param data the result as JSON values by name, possibly empty
 */
public record ToolResult(String text, Map<String, Object> data) {
  /** Copies the data. */
  public ToolResult {
    Objects.requireNonNull(text, "text");
    data = Map.copyOf(data);
  }

  /**
   * A result that is only text.
   *
   * @param text the result in plain words
   */
  public static ToolResult of(String text) {
    return new ToolResult(text, Map.of());
  }
}
