package io.plugdesk.model.extractive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The arguments of a tool that were found in a question by the patterns of the tool's own schema.
 *
 * @param json the arguments, a JSON object as text
 * @param rest the question without them
 * @param patterns the patterns that found them
 */
record ToolArguments(String json, String rest, List<Pattern> patterns) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  /**
   * Reads the required arguments.
   *
   * @param tool the tool
   * @param question the question
   * @return the arguments, or empty when a required one is not there
   */
  static Optional<ToolArguments> read(ToolSpec tool, String question) {
    try {
      var schema = JSON.readTree(tool.schema());
      var arguments = JSON.createObjectNode();
      var patterns = new ArrayList<Pattern>();
      var rest = question;
      for (JsonNode name : schema.path("required")) {
        var property = schema.path("properties").path(name.asText());
        if (!property.path("pattern").isTextual()
            || !property.path("type").asText().equals("string")) {
          return Optional.empty();
        }
        var pattern = Pattern.compile(property.path("pattern").asText());
        var value = find(pattern, rest);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        arguments.put(name.asText(), value.get());
        patterns.add(pattern);
        rest = rest.replace(value.get(), " ");
      }
      return Optional.of(new ToolArguments(arguments.toString(), rest, patterns));
    } catch (JsonProcessingException | PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** The example without what the patterns would find in it. */
  String without(String example) {
    var rest = example;
    for (var pattern : patterns) {
      var value = find(pattern, rest);
      rest = value.isPresent() ? rest.replace(value.get(), " ") : rest;
    }
    return rest;
  }

  private static Optional<String> find(Pattern pattern, String text) {
    for (var word : text.split("\\s+")) {
      var bare = EDGES.matcher(word).replaceAll("");
      if (!bare.isEmpty() && pattern.matcher(bare).find()) {
        return Optional.of(bare);
      }
    }
    return Optional.empty();
  }
}
