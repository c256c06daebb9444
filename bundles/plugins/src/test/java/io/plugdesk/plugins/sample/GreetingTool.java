package io.plugdesk.plugins.sample;

import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** A tool that greets, and fails to start on request. */
@Component(
    service = Tool.class,
    configurationPid = "io.plugdesk.plugins.sample",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = GreetingConfig.class, factory = true)
public final class GreetingTool implements Tool {
  private final GreetingConfig config;
  private volatile boolean stopped;

  /** Starts, unless the word or the bundle says not to. */
  @Activate
  public GreetingTool(GreetingConfig config, BundleContext bundle) {
    if (config.word().equals("broken")
        || bundle.getBundle().getHeaders().get("Greeting-Broken") != null) {
      throw new IllegalArgumentException("This word does not start");
    }
    this.config = config;
  }

  @Deactivate
  void stop() {
    stopped = true;
  }

  @Override
  public ToolSpec spec() {
    return ToolSpec.of("greet", "Greets");
  }

  @Override
  public ToolResult call(ToolCall call) {
    return ToolResult.of(stopped ? "stopped" : config.word() + " x" + config.max_times());
  }
}
