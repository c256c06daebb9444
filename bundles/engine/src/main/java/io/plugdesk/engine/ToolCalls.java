package io.plugdesk.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import io.plugdesk.desk.plugins.Call;
import io.plugdesk.desk.plugins.Lease;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of tools: arguments checked against the schema first, and no longer than the limit. */
final class ToolCalls {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchemaFactory COMPILER =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  /** Compiled schemas by their text: two versions of a tool may differ in it. */
  private static final Cache<String, JsonSchema> SCHEMAS =
      Caffeine.newBuilder().maximumSize(200).build();

  private static final Duration SPEC_LIMIT = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(ToolCalls.class);

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
      var errors = schema(spec).validate(node);
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

  /** The schema of a tool's arguments, compiled once. */
  static JsonSchema schema(ToolSpec spec) {
    return SCHEMAS.get(spec.schema(), COMPILER::getSchema);
  }

  /**
   * Calls a tool in a thread of its own; what comes of it counts for the plugin's health.
   *
   * @throws PlugdeskException TRANSIENT when it takes longer than its limit, or is too busy
   */
  ToolResult call(Lease<Tool> lease, ToolSpec spec, ToolCall call) {
    var tool = lease.get();
    return new LimitedCall<>("The tool " + spec.name(), tool, lease.call(), () -> tool.call(call))
        .within(spec.timeLimit(), executor);
  }

  /** What a tool says of itself; empty, and a failure of its plugin, when it cannot say it. */
  Optional<ToolSpec> spec(Lease<Tool> lease) {
    var tool = lease.get();
    try {
      return Optional.of(
          new LimitedCall<>(lease.plugin(), tool, new Description(lease), tool::spec)
              .within(SPEC_LIMIT, executor));
    } catch (RuntimeException e) {
      LOG.error("{} does not describe its tool, and is left out", lease.plugin(), e);
      return Optional.empty();
    }
  }

  /** That a tool has described itself says nothing of its health; that it could not says much. */
  private record Description(Lease<Tool> lease) implements Call {
    @Override
    public void failed(Throwable cause) {
      lease.failed(cause);
    }

    @Override
    public void close() {}
  }
}
