package io.plugdesk.engine;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolSpec;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.privacy.Privacy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools that a tenant has switched on, held for one turn. */
final class TenantTools {
  private static final Logger LOG = LoggerFactory.getLogger(TenantTools.class);
  private static final int MOST_ATTEMPTS = 2;
  private final Plugins plugins;
  private final Privacy privacy;
  private final ToolCalls calls;

  TenantTools(Plugins plugins, Privacy privacy, ExecutorService executor) {
    this.plugins = plugins;
    this.privacy = privacy;
    this.calls = new ToolCalls(executor);
  }

  /** Leases the tenant's tools. */
  Toolbox open(TenantContext tenant, Pins pins) {
    return new Toolbox(plugins.leaseAll(tenant, pins, Tool.class));
  }

  /** The leased tools of one turn. */
  final class Toolbox implements AutoCloseable {
    private final List<Lease<Tool>> leases;
    private final List<ToolSpec> specs;
    private boolean called;
    private boolean helped;

    private Toolbox(List<Lease<Tool>> leases) {
      this.leases = new ArrayList<>();
      this.specs = new ArrayList<>();
      for (var lease : leases) {
        calls
            .spec(lease)
            .ifPresentOrElse(
                spec -> {
                  this.leases.add(lease);
                  specs.add(spec);
                },
                lease::close);
      }
    }

    boolean isEmpty() {
      return leases.isEmpty();
    }

    List<ToolSpec> specs() {
      return List.copyOf(specs);
    }

    /** Whether the model has asked for one. */
    boolean called() {
      return called;
    }

    /** Whether a tool has found out what it was asked. */
    boolean helped() {
      return helped;
    }

    /** Calls what the model asked for, one after the other, and says what came of each. */
    List<ToolExecutionResultMessage> call(Accepted message, List<ToolExecutionRequest> requests) {
      called = true;
      var results = new ArrayList<ToolExecutionResultMessage>();
      for (var request : requests) {
        var told = Kept.of(privacy, message.tenant(), result(message, request));
        results.add(ToolExecutionResultMessage.from(request, told));
      }
      return results;
    }

    private String result(Accepted message, ToolExecutionRequest request) {
      for (int i = 0; i < specs.size(); i++) {
        if (specs.get(i).name().equals(request.name())) {
          return result(message, leases.get(i), specs.get(i), request);
        }
      }
      return "There is no tool called " + request.name();
    }

    /** What a model is told of a call; a plugin's defect is not told but passed on. */
    private String result(
        Accepted message, Lease<Tool> lease, ToolSpec spec, ToolExecutionRequest request) {
      var invocation = UUID.randomUUID().toString();
      for (int attempt = 1; ; attempt++) {
        try {
          var call =
              new ToolCall(
                  message.tenant(),
                  invocation,
                  message.conversationId(),
                  ToolCalls.arguments(spec, request.arguments()));
          var found = calls.call(lease, spec, call).text();
          helped = true;
          return found;
        } catch (PlugdeskException e) {
          if (e.kind() != Kind.TRANSIENT || attempt == MOST_ATTEMPTS) {
            return told(message, lease, e);
          }
        }
      }
    }

    private String told(Accepted message, Lease<Tool> lease, PlugdeskException failure) {
      return switch (failure.kind()) {
        case REJECTED -> "The call was refused: " + failure.getMessage();
        case FORBIDDEN -> "This is not allowed here.";
        case TRANSIENT -> "This cannot be looked up right now.";
        case MISCONFIGURED -> {
          LOG.warn(
              "The tool {} of tenant {} needs its settings corrected: {}",
              lease.plugin(),
              message.tenant().slug(),
              failure.getMessage());
          yield "This cannot be looked up right now.";
        }
      };
    }

    @Override
    public void close() {
      leases.forEach(Lease::close);
    }
  }
}
