package io.plugdesk.model.extractive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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
   * Reads the required arguments, and of the others those that are there.
   *
   * @param tool the tool
   * @param question the question
   * @return the arguments, or empty when a required one is not there
   */
  static Optional<ToolArguments> read(ToolSpec tool, String question) {
    try {
      var schema = JSON.readTree(tool.schema());
      var required = new LinkedHashSet<String>();
      schema.path("required").forEach(name -> required.add(name.asText()));
      var names = new LinkedHashSet<>(required);
      schema.path("properties").fieldNames().forEachRemaining(names::add);
      var arguments = JSON.createObjectNode();
      var patterns = new ArrayList<Pattern>();
      var rest = question;
      for (var name : names) {
        var pattern = pattern(schema.path("properties").path(name));
        var value = pattern.isPresent() ? find(pattern.get(), rest) : Optional.<String>empty();
        if (value.isPresent()) {
          arguments.put(name, value.get());
          patterns.add(pattern.get());
          rest = rest.replace(value.get(), " ");
        } else if (required.contains(name)) {
          return Optional.empty();
        }
      }
      return Optional.of(new ToolArguments(arguments.toString(), rest, patterns));
    } catch (JsonProcessingException | PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Pattern> pattern(JsonNode property) {
    return property.path("type").asText().equals("string") && property.path("pattern").isTextual()
        ? Optional.of(Pattern.compile(property.path("pattern").asText()))
        : Optional.empty();
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
