package io.plugdesk.testkit;

import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;

/** A tool that greets. */
public class FakeTool implements Tool {
  /** Makes one. */
  public FakeTool() {}

  @Override
  public ToolSpec spec() {
    return ToolSpec.of("greet", "Greets whoever asks for it.", "say hello");
  }

  @Override
  public ToolResult call(ToolCall call) {
    return ToolResult.of("Hello from " + call.tenant().slug() + ".");
  }
}
