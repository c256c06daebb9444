package io.plugdesk.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Calls of tools: arguments checked against the schema first, and no longer than the limit. */
final class ToolCalls {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final ExecutorService executor;

  ToolCalls(ExecutorService executor) {
    this.executor = executor;
  }

  /**
   * Reads arguments.
   *
   * @throws PlugdeskException REJECTED with the place of each error
   */
  static Map<String, Object> arguments(ToolSpec spec, String json) {
    try {
      var node = MAPPER.readTree(json == null || json.isBlank() ? "{}" : json);
      var errors = SCHEMAS.getSchema(spec.schema()).validate(node);
      if (!errors.isEmpty()) {
        throw new PlugdeskException(
            Kind.REJECTED,
            errors.stream().map(Object::toString).sorted().collect(Collectors.joining("; ")));
      }
      return MAPPER.convertValue(node, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new PlugdeskException(Kind.REJECTED, "The arguments are not JSON", e);
    }
  }

  /**
   * Calls a tool in a thread of its own.
   *
   * @throws PlugdeskException TRANSIENT when it takes longer than its limit
   */
  ToolResult call(Tool tool, ToolSpec spec, ToolCall call) {
    var running = executor.submit(LogContext.carried(() -> tool.call(call)));
    try {
      return running.get(spec.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      running.cancel(true);
      throw new PlugdeskException(
          Kind.TRANSIENT, "The tool " + spec.name() + " did not answer in time", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("The tool " + spec.name() + " failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlugdeskException(Kind.TRANSIENT, "The house stops", e);
    }
  }
}
