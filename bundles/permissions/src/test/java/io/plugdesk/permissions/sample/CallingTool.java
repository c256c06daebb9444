package io.plugdesk.permissions.sample;

import io.plugdesk.api.net.CallsHosts;
import io.plugdesk.api.net.Outbound;
import io.plugdesk.api.secret.ReadsSecrets;
import io.plugdesk.api.secret.Secrets;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Calls the address, or reads the secret, that its argument names. */
@CallsHosts("setting:base_url")
@ReadsSecrets("setting:api_key_ref")
@Component(
    configurationPid = "io.plugdesk.permissions.sample",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class CallingTool implements Tool {
  private final Outbound outbound;
  private final Secrets secrets;

  /** Its settings. */
  public @interface Config {
    /** Where it calls; a real default, as plugins have them. */
    String base__url() default "http://127.0.0.1:9/";
  }

  @Activate
  public CallingTool(Config config, @Reference Outbound outbound, @Reference Secrets secrets) {
    this.outbound = outbound;
    this.secrets = secrets;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec("calling", "Calls.", "{}", List.of(), Duration.ofSeconds(1));
  }

  @Override
  public ToolResult call(ToolCall call) {
    if (call.arguments().get("secret") instanceof String reference) {
      return ToolResult.of(secrets.read(call.tenant(), reference).orElse("none"));
    }
    var address = URI.create(String.valueOf(call.arguments().get("address")));
    try {
      var answer =
          outbound
              .client(call.tenant())
              .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      return ToolResult.of(answer.statusCode() + " " + answer.body());
    } catch (IOException e) {
      return ToolResult.of("cannot be reached");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ToolResult.of("was not waited for");
    }
  }
}
