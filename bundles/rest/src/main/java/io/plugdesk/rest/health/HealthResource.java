package io.plugdesk.rest.health;

import io.plugdesk.api.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells supervisors whether the house runs, and whether it can answer. */
@Component(service = HealthResource.class)
@RestResource(path = "/health")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  private final Checks checks;

  /** Makes the resource. */
  @Activate
  public HealthResource(@Reference Checks checks) {
    this.checks = checks;
  }

  /** Says that the house runs. */
  @GET
  @Path("live")
  @Operation(
      operationId = "live",
      summary = "Whether the house runs",
      responses = @ApiResponse(responseCode = "200", description = "It runs"))
  public Map<String, String> live() {
    return Map.of("status", "live");
  }

  /** Says whether every room is ready. */
  @GET
  @Path("ready")
  @Operation(
      operationId = "ready",
      summary = "Whether the house can answer questions, room by room",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "Every room is ready",
            content = @Content(schema = @Schema(implementation = Readiness.Report.class))),
        @ApiResponse(responseCode = "503", description = "A room is not ready")
      })
  public Response ready() {
    return response(checks.report());
  }

  /** 200 when ready, else 503. */
  static Response response(Readiness.Report report) {
    return Response.status(report.status().equals("ready") ? 200 : 503).entity(report).build();
  }
}
