package io.plugdesk.rest.health;

import io.plugdesk.api.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The same answer as {@code /health/ready}, under the path that other services expect. */
@Component(service = ServiceHealthResource.class)
@RestResource(path = "/v1/health")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ServiceHealthResource {
  private final Checks checks;

  /** Makes the resource. */
  @Activate
  public ServiceHealthResource(@Reference Checks checks) {
    this.checks = checks;
  }

  /** Says whether every room is ready. */
  @GET
  @Operation(
      operationId = "serviceHealth",
      summary = "Whether the house can answer questions, room by room",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "Every room is ready",
            content = @Content(schema = @Schema(implementation = Readiness.Report.class))),
        @ApiResponse(responseCode = "503", description = "A room is not ready")
      })
  public Response health() {
    return HealthResource.response(checks.report());
  }
}
