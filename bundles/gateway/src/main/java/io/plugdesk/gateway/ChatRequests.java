package io.plugdesk.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.tool.ToolSpec;
import io.plugdesk.desk.gateway.ModelCall;
import java.util.ArrayList;

/** Turns a call into LangChain4j's request; a tool's schema passes property by property, as is. */
final class ChatRequests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ChatRequests() {}

  static ChatRequest of(ModelCall call) {
    var request = ChatRequest.builder().messages(call.messages());
    var tools = call.request().tools();
    if (!tools.isEmpty()) {
      request.toolSpecifications(tools.stream().map(ChatRequests::specification).toList());
    }
    return request.build();
  }

  private static ToolSpecification specification(ToolSpec tool) {
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.description())
        .parameters(parameters(tool))
        .build();
  }

  private static JsonObjectSchema parameters(ToolSpec tool) {
    var schema = read(tool);
    var parameters = JsonObjectSchema.builder();
    schema
        .path("properties")
        .properties()
        .forEach(
            property ->
                parameters.addProperty(
                    property.getKey(), JsonRawSchema.from(property.getValue().toString())));
    var required = new ArrayList<String>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    if (!required.isEmpty()) {
      parameters.required(required);
    }
    if (schema.path("additionalProperties").isBoolean()) {
      parameters.additionalProperties(schema.path("additionalProperties").asBoolean());
    }
    return parameters.build();
  }

  private static JsonNode read(ToolSpec tool) {
    try {
      return JSON.readTree(tool.schema());
    } catch (JsonProcessingException e) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The schema of the tool "
              + tool.name()
              + " is not JSON: switch the tool off or update it",
          e);
    }
  }
}
