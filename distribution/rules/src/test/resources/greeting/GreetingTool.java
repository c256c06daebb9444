package io.plugdesk.tool.greeting;

import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Wishes the customer a good day. */
@Component(
    configurationPid = "io.plugdesk.tool.greeting",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = GreetingTool.Config.class, factory = true)
public final class GreetingTool implements Tool {
  @ObjectClassDefinition(name = "Greeting")
  @interface Config {}

  @Override
  public ToolSpec spec() {
    return ToolSpec.of("greeting", "Wishes the customer a good day.", "good morning");
  }

  @Override
  public ToolResult call(ToolCall call) {
    return ToolResult.of("Good day.");
  }
}
