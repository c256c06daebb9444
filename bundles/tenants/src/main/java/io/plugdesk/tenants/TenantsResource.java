package io.plugdesk.tenants;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.tenants.Deletions;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets operators create and list tenants, and a tenant's own people read and set up theirs. */
@Component(service = TenantsResource.class)
@RestResource(path = "/api/v1/tenants")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class TenantsResource {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Tenants tenants;
  private final Deletions deletions;

  /** Made when the tenants are there. */
  @Activate
  public TenantsResource(@Reference Tenants tenants, @Reference Deletions deletions) {
    this.tenants = tenants;
    this.deletions = deletions;
  }

  /** Creates a tenant. */
  @POST
  @RolesAllowed(Role.NAME_OPERATOR)
  @Operation(
      operationId = "createTenant",
      summary = "Create a tenant",
      responses = {
        @ApiResponse(
            responseCode = "201",
            description = "The tenant was created",
            content = @Content(schema = @Schema(implementation = TenantView.class))),
        @ApiResponse(responseCode = "422", description = "The domain is taken or malformed"),
        @ApiResponse(responseCode = "403", description = "The caller is no operator")
      })
  public Response createTenant(TenantBody body, @Context SecurityContext security) {
    var wanted = body;
    var tenant = tenants.create(wanted.domain(), wanted.name(), wanted.settings(), actor(security));
    return Response.status(Response.Status.CREATED).entity(TenantView.of(tenant)).build();
  }

  /** Lists the tenants. */
  @GET
  @RolesAllowed(Role.NAME_OPERATOR)
  @Operation(
      operationId = "listTenants",
      summary = "List all tenants by domain",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "All tenants",
            content =
                @Content(
                    array = @ArraySchema(schema = @Schema(implementation = TenantView.class)))),
        @ApiResponse(responseCode = "403", description = "The caller is no operator")
      })
  public List<TenantView> listTenants() {
    return tenants.list().stream().map(TenantView::of).toList();
  }

  /** Shows a tenant. */
  @GET
  @Path("{tenant}")
  @RolesAllowed({Role.NAME_OPERATOR, Role.NAME_ADMIN, Role.NAME_AGENT, Role.NAME_USER})
  @Operation(
      operationId = "getTenant",
      summary = "Show a tenant, named by its UUID or its domain",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The tenant",
            content = @Content(schema = @Schema(implementation = TenantView.class))),
        @ApiResponse(responseCode = "403", description = "The caller belongs to another tenant"),
        @ApiResponse(responseCode = "404", description = "There is no such tenant")
      })
  public TenantView getTenant(@PathParam("tenant") String named, @Context TenantContext own) {
    return TenantView.of(tenant(named, own));
  }

  /** Changes a tenant. */
  @PUT
  @Path("{tenant}")
  @RolesAllowed({Role.NAME_OPERATOR, Role.NAME_ADMIN})
  @Operation(
      operationId = "updateTenant",
      summary = "Change a tenant's name and settings; its domain stays",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The tenant as it is now",
            content = @Content(schema = @Schema(implementation = TenantView.class))),
        @ApiResponse(responseCode = "422", description = "The name or a setting is not understood"),
        @ApiResponse(responseCode = "403", description = "The caller is not this tenant's admin"),
        @ApiResponse(responseCode = "404", description = "There is no such tenant")
      })
  public TenantView updateTenant(
      @PathParam("tenant") String named,
      TenantBody body,
      @Context TenantContext own,
      @Context SecurityContext security) {
    var wanted = body;
    var tenant = tenant(named, own);
    if (wanted.domain() != null && !wanted.domain().equals(tenant.context().slug())) {
      throw new PlugdeskException(Kind.REJECTED, "A tenant keeps its domain: leave it out");
    }
    return TenantView.of(
        tenants.update(tenant.context(), wanted.name(), wanted.settings(), actor(security)));
  }

  /** Removes a tenant. */
  @DELETE
  @Path("{tenant}")
  @RolesAllowed(Role.NAME_OPERATOR)
  @Operation(
      operationId = "deleteTenant",
      summary = "Remove a tenant and everything that is kept of it",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "The tenant is unknown from now on, and its data goes by itself"),
        @ApiResponse(responseCode = "204", description = "The tenant is gone"),
        @ApiResponse(responseCode = "403", description = "The caller is no operator"),
        @ApiResponse(responseCode = "404", description = "There is no such tenant")
      })
  public Response deleteTenant(
      @PathParam("tenant") String named, @Context SecurityContext security) {
    var tenant = tenant(named, null).context();
    var deletion = deletions.delete(tenant, actor(security), PATIENCE);
    return (deletion.finished() ? Response.noContent() : Response.accepted()).build();
  }

  /** A tenant's own people are refused before it is told whether another one exists. */
  private Tenant tenant(String named, TenantContext own) {
    if (own != null
        && !own.slug().equals(named)
        && !own.tenantId().equals(named.toLowerCase(Locale.ROOT))) {
      throw new PlugdeskException(Kind.FORBIDDEN, "The token belongs to another tenant");
    }
    return tenants
        .find(named)
        .orElseThrow(() -> new NotFoundException("There is no such tenant. Check its id or slug."));
  }

  private static String actor(SecurityContext security) {
    return security.getUserPrincipal().getName();
  }
}
