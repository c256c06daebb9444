package io.plugdesk.rest.openapi;

import io.plugdesk.api.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Serves the description of what is served. */
@Component(service = OpenApiResource.class)
@RestResource(path = "/openapi.json")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {
  private final ApiDescription description;

  /** Makes the resource. */
  @Activate
  public OpenApiResource(@Reference ApiDescription description) {
    this.description = description;
  }

  /** The OpenAPI document. */
  @GET
  @Operation(
      operationId = "openapi",
      summary = "What this house serves, as OpenAPI 3",
      responses = @ApiResponse(responseCode = "200", description = "The OpenAPI document"))
  public byte[] openapi() {
    return description.json();
  }
}
