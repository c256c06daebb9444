package io.plugdesk.api.tool;

import io.plugdesk.api.TenantContext;
import java.util.Map;
import java.util.Objects;

/**
 * One call of a tool.
 *
 * @param tenant the tenant on whose behalf it is called
 * @param invocationId the id of this call; the same id again is the same call repeated
 * @param conversationId the conversation in which it is called, or null outside of one
 * @param arguments the arguments by name, as JSON values: String, Number, Boolean, List, Map
 */
public record ToolCall(
    TenantContext tenant,
    String invocationId,
    String conversationId,
    Map<String, Object> arguments) {
  /** Copies the arguments. */
  public ToolCall {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(invocationId, "invocationId");
    arguments = Map.copyOf(arguments);
  }
}
