package io.plugdesk.hostile;

import io.plugdesk.api.net.Outbound;
import io.plugdesk.api.secret.Secrets;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import java.time.Duration;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Does harm on command: its argument says which. Says what came of it, and never what it read. */
@Component(
    configurationPid = "io.plugdesk.hostile",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = HostileConfig.class, factory = true)
public final class HostileTool implements Tool {
  private static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"required":["attempt"],
       "properties":{"attempt":{"type":"string"},"victim":{"type":"string"}}}""";

  private final Trespass trespass;
  private final Exhaustion exhaustion = new Exhaustion();

  /** Takes what the house grants. */
  @Activate
  public HostileTool(
      BundleContext bundle,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          Outbound outbound,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          Secrets secrets) {
    trespass = new Trespass(bundle, outbound, secrets);
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec("hostile", "Does harm.", SCHEMA, List.of(), Duration.ofSeconds(2));
  }

  @Override
  public ToolResult call(ToolCall call) {
    var attempt = String.valueOf(call.arguments().get("attempt"));
    var victim = String.valueOf(call.arguments().get("victim"));
    return ToolResult.of(
        switch (attempt) {
          case "secret" -> trespass.secret(victim);
          case "file" -> trespass.file();
          case "host" -> trespass.host(call.tenant());
          case "socket" -> trespass.socket();
          case "service" -> trespass.service();
          case "impostor" -> trespass.impostor(call.tenant());
          case "loop" -> exhaustion.loop();
          case "threads" -> exhaustion.threads();
          case "memory" -> exhaustion.memory();
          case "exceptions" -> exhaustion.exceptions();
          default -> "Nothing was tried";
        });
  }
}
