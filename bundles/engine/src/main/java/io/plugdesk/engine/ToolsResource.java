package io.plugdesk.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitsOfWork;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tenant's tools, called one at a time and outside of any conversation. */
@Component(service = ToolsResource.class)
@RestResource(path = "/tools")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ToolsResource {
  private static final int MOST_CALLS = 256;

  private final ExecutorService threads = Threads.pool("tool-rest", MOST_CALLS);
  private final ToolCalls calls = new ToolCalls(threads);
  private final Plugins plugins;
  private final Privacy privacy;
  private final UnitsOfWork units;
  private final AuditTrail audit;

  /** Opens the resource. */
  @Activate
  public ToolsResource(
      @Reference Plugins plugins,
      @Reference Privacy privacy,
      @Reference(target = "(room=engine)") UnitsOfWork units,
      @Reference AuditTrail audit) {
    this.plugins = plugins;
    this.privacy = privacy;
    this.units = units;
    this.audit = audit;
  }

  @Deactivate
  void close() {
    threads.shutdownNow();
  }

  /** Lists the tools that the tenant has switched on. */
  @GET
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "listTools",
      summary = "The tools that are on",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The tools by plugin",
              content = @Content(schema = @Schema(implementation = ToolList.class))))
  public ToolList list(@Parameter(hidden = true) @Context TenantContext tenant) {
    var leases = plugins.leaseAll(tenant, Pins.none(), Tool.class);
    try {
      return new ToolList(leases.stream().flatMap(this::listed).toList());
    } finally {
      leases.forEach(Lease::close);
    }
  }

  /** Calls a tool. */
  @POST
  @Path("{tool_name}/invoke")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "invokeTool",
      summary = "Call a tool",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "What came of it",
              content = @Content(schema = @Schema(implementation = Outcome.class))))
  public Outcome invoke(
      @PathParam("tool_name") String name,
      Request request,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    if (request.callbackUrl() != null) {
      throw new PlugdeskException(
          Kind.REJECTED, "A tool answers at once here: leave callback_url out");
    }
    var leases = plugins.leaseAll(tenant, Pins.none(), Tool.class);
    try {
      for (var lease : leases) {
        var spec = calls.spec(lease).filter(each -> each.name().equals(name));
        if (spec.isPresent()) {
          var who = caller.getUserPrincipal().getName();
          return outcome(lease, spec.get(), request, tenant, who);
        }
      }
      throw new NotFoundException("No tool " + name + " is on: see GET /tools");
    } finally {
      leases.forEach(Lease::close);
    }
  }

  private Stream<Listed> listed(Lease<Tool> lease) {
    return calls.spec(lease).map(spec -> Listed.of(lease, spec)).stream();
  }

  /**
   * What is wrong with the arguments is the caller's; what is wrong with the tool is its result.
   */
  private Outcome outcome(
      Lease<Tool> lease, ToolSpec spec, Request request, TenantContext tenant, String who) {
    var arguments =
        ToolCalls.arguments(
            spec, request.toolArgs() == null ? null : request.toolArgs().toString());
    var call = new ToolCall(tenant, request.invocation(tenant, spec.name()), null, arguments);
    Outcome outcome;
    try {
      outcome = done(tenant, call, calls.call(lease, spec, call));
    } catch (PlugdeskException e) {
      outcome =
          new Outcome("error", Map.of("text", String.valueOf(e.getMessage())), call.invocationId());
    } catch (RuntimeException e) {
      var defect = new Outcome("error", Map.of(), call.invocationId());
      record(tenant, who, lease, spec.name(), defect);
      throw e;
    }
    record(tenant, who, lease, spec.name(), outcome);
    return outcome;
  }

  private Outcome done(TenantContext tenant, ToolCall call, ToolResult result) {
    var text = Kept.of(privacy, tenant, result.text());
    return new Outcome("ok", Map.of("text", text), call.invocationId());
  }

  private void record(
      TenantContext tenant, String who, Lease<Tool> lease, String tool, Outcome outcome) {
    var payload =
        Map.of(
            "tool",
            tool,
            "plugin",
            lease.plugin(),
            "version",
            lease.version(),
            "invocation_id",
            outcome.invocationId(),
            "status",
            outcome.status());
    units.within(
        tenant,
        "record tool call",
        unit -> {
          audit.record(
              unit,
              new AuditEvent(
                  tenant,
                  null,
                  AuditEvent.Actor.ADMIN,
                  who,
                  "tool.invoked",
                  AnswerJson.write(payload)));
          return null;
        });
  }

  /** The tools that are on. */
  @Schema(name = "ToolList")
  record ToolList(List<Listed> tools) {}

  /** A tool that is on. */
  @Schema(name = "ToolDescription")
  record Listed(
      String name,
      String version,
      String plugin,
      String description,
      @Schema(description = "The JSON Schema of its arguments, as text") String schema) {
    private static Listed of(Lease<Tool> lease, ToolSpec spec) {
      return new Listed(
          spec.name(), lease.version(), lease.plugin(), spec.description(), spec.schema());
    }
  }

  /** What is asked of a tool. */
  @Schema(name = "ToolRequest")
  record Request(
      @Schema(description = "The tenant's UUID or slug") String tenantId,
      @Schema(description = "By name, as its schema wants them", implementation = Object.class)
          JsonNode toolArgs,
      @Schema(description = "The same key again is the same call repeated") String idempotencyKey,
      @Schema(description = "Has to be left out") String callbackUrl) {
    /** The key is the caller's own word for a call of this tool. */
    String invocation(TenantContext tenant, String tool) {
      if (idempotencyKey == null) {
        return UUID.randomUUID().toString();
      }
      var name = tenant.tenantId() + "\n" + tool + "\n" + idempotencyKey;
      return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
  }

  /** What came of a call. */
  @Schema(name = "ToolOutcome")
  record Outcome(
      @Schema(description = "ok or error") String status,
      @Schema(description = "The result, or the reason, as text") Map<String, Object> result,
      String invocationId) {}
}
