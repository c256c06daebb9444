package io.plugdesk.api.model;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.tool.ToolSpec;
import java.util.List;
import java.util.Objects;

/**
 * What a model is asked about, as data beside the prompt, so that nobody parses the prompt back.
 *
 * @param tenant the tenant on whose behalf the model is asked
 * @param question the question, complete in itself
 * @param passages the numbered passages of the prompt, in order; the first is {@code [1]}
 * @param tools the tools that the model may call
 * @param asked the question in the customer's own words, which may lean on what was said before
 */
public record ModelRequest(
    TenantContext tenant,
    String question,
    List<Passage> passages,
    List<ToolSpec> tools,
    String asked) {
  /** Copies the lists. */
  public ModelRequest {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(asked, "asked");
    passages = List.copyOf(passages);
    tools = List.copyOf(tools);
  }

  /** A request whose question is complete in the customer's own words. */
  public ModelRequest(
      TenantContext tenant, String question, List<Passage> passages, List<ToolSpec> tools) {
    this(tenant, question, passages, tools, question);
  }
}
