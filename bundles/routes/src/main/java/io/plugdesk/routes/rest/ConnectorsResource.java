package io.plugdesk.routes.rest;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.routes.connectors.Connectors;
import io.plugdesk.routes.connectors.SyncState;
import io.plugdesk.routes.yaml.RouteFile;
import io.plugdesk.routes.yaml.RouteFiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows where a tenant's documents come from and how that goes; lets a connector run now. */
@Component(service = ConnectorsResource.class)
@RestResource(path = "/api/v1/connectors")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Knowledge")
public final class ConnectorsResource {
  private static final int ACCEPTED = 202;
  private static final String SEAM = "Connector";

  private final Connectors connectors;
  private final RouteFiles files;
  private final Plugins plugins;

  /** Opens the resource. */
  @Activate
  public ConnectorsResource(
      @Reference Connectors connectors, @Reference RouteFiles files, @Reference Plugins plugins) {
    this.connectors = connectors;
    this.files = files;
    this.plugins = plugins;
  }

  /** Lists connectors and route files. */
  @GET
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "listConnectors",
      summary = "Where documents come from: connectors with their last and next run, route files",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The connectors by plugin id, the route files by name",
              content = @Content(schema = @Schema(implementation = ConnectorList.class))))
  public ConnectorList list(@Parameter(hidden = true) @Context TenantContext tenant) {
    var known = connectors.list(tenant);
    var started = known.stream().map(SyncState::plugin).toList();
    var waiting =
        on(tenant).filter(plugin -> !started.contains(plugin)).map(ConnectorView::waiting);
    return new ConnectorList(
        Stream.concat(
                known.stream()
                    .map(state -> ConnectorView.of(state, plugins.enabled(tenant, state.plugin()))),
                waiting)
            .toList(),
        files.list(tenant));
  }

  /** Runs a connector now. */
  @POST
  @Path("/{plugin}/sync")
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "syncConnector",
      summary = "Let a connector look for changes now",
      responses = @ApiResponse(responseCode = "202", description = "It begins at once"))
  public Response sync(
      @Parameter(description = "The plugin's id") @PathParam("plugin") String plugin,
      @Parameter(hidden = true) @Context TenantContext tenant) {
    if (on(tenant).noneMatch(plugin::equals)) {
      throw new NotFoundException(
          "The tenant has no such connector: see GET /api/v1/connectors, or switch it on");
    }
    connectors.sync(tenant, plugin);
    return Response.status(ACCEPTED).build();
  }

  /** Removes what a connector brought. */
  @DELETE
  @Path("/{plugin}/documents")
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "forgetConnectorDocuments",
      summary = "Remove all documents that a connector brought; one that is on brings them again",
      responses =
          @ApiResponse(
              responseCode = "202",
              description = "They are being removed",
              content = @Content(schema = @Schema(implementation = Forgotten.class))))
  public Response forget(
      @Parameter(description = "The plugin's id") @PathParam("plugin") String plugin,
      @Parameter(hidden = true) @Context TenantContext tenant) {
    var known = connectors.list(tenant).stream().map(SyncState::plugin);
    if (Stream.concat(known, on(tenant)).noneMatch(plugin::equals)) {
      throw new NotFoundException(
          "No such connector has brought documents: see GET /api/v1/connectors");
    }
    return Response.status(ACCEPTED)
        .entity(new Forgotten(connectors.forget(tenant, plugin)))
        .build();
  }

  private Stream<String> on(TenantContext tenant) {
    return plugins.installed().stream()
        .filter(info -> info.kinds().contains(SEAM))
        .map(info -> info.plugin())
        .filter(plugin -> plugins.enabled(tenant, plugin));
  }

  /** Where documents come from. */
  @Schema(name = "ConnectorList")
  record ConnectorList(List<ConnectorView> connectors, List<RouteFile> routes) {}

  /** What is being removed. */
  @Schema(name = "ForgottenDocuments")
  record Forgotten(@Schema(description = "How many documents") int documents) {}
}
