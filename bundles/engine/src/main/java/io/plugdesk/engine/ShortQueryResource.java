package io.plugdesk.engine;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Conversations;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.conversations.Answering;
import io.plugdesk.desk.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.container.AsyncResponse;
import javax.ws.rs.container.Suspended;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The same turn as {@link QueryResource}, under the short path that older clients use. */
@Component(service = ShortQueryResource.class)
@RestResource(path = "/v1/query")
@Path("/")
public final class ShortQueryResource {
  private final QueryResource query;

  /** Opens the resource. */
  @Activate
  public ShortQueryResource(
      @Reference Answering answering, @Reference Conversations conversations) {
    this.query = new QueryResource(answering, conversations);
  }

  /** Answers a message within a conversation. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.NAME_USER, Role.NAME_AGENT, Role.NAME_ADMIN})
  @Operation(
      operationId = "shortQuery",
      summary = "One conversational turn",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The answer",
              content = @Content(schema = @Schema(implementation = QueryResource.Response.class))))
  public void query(
      QueryResource.Request request,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller,
      @Parameter(hidden = true) @Suspended AsyncResponse response) {
    query.query(request, tenant, caller, response);
  }
}
