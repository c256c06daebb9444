package io.plugdesk.intake.rest;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.knowledge.Migration;
import io.plugdesk.desk.knowledge.Migrations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
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
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves a tenant from one retrieval back end to another, and tells how far that is. */
@Component(service = MigrationsResource.class)
@RestResource(path = "/api/v1/rag/migrations")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Knowledge")
public final class MigrationsResource {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final Migrations migrations;

  /**
   * Serves migrations.
   *
   * @param migrations begins them
   */
  @Activate
  public MigrationsResource(@Reference Migrations migrations) {
    this.migrations = migrations;
  }

  /** Begins a migration. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "migrateKnowledge",
      summary = "Move all passages to another retrieval back end while the present one answers",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "The job that moves them",
            content = @Content(schema = @Schema(implementation = MigrationStatus.class))),
        @ApiResponse(
            responseCode = "200",
            description = "What would happen, with dry_run",
            content = @Content(schema = @Schema(implementation = MigrationStatus.class)))
      })
  public Response begin(
      MigrationRequest request,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    Migration migration =
        migrations.begin(tenant, request.order(caller.getUserPrincipal().getName()));
    boolean planned = migration.status() == Migration.Status.PLANNED;
    return Response.status(planned ? OK : ACCEPTED).entity(MigrationStatus.of(migration)).build();
  }

  /** Tells how far a migration is. */
  @GET
  @Path("/{job_id}")
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(operationId = "getMigration", summary = "How far a migration is")
  public MigrationStatus status(
      @PathParam("job_id") String jobId, @Parameter(hidden = true) @Context TenantContext tenant) {
    return known(migrations.find(tenant, jobId));
  }

  /** Calls a migration off. */
  @DELETE
  @Path("/{job_id}")
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "cancelMigration",
      summary = "Call a migration off; one whose new back end answers already goes on")
  public MigrationStatus cancel(
      @PathParam("job_id") String jobId,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    return known(migrations.cancel(tenant, jobId, caller.getUserPrincipal().getName()));
  }

  private static MigrationStatus known(Optional<Migration> migration) {
    return migration
        .map(MigrationStatus::of)
        .orElseThrow(() -> new NotFoundException("There is no such migration. Check the id."));
  }
}
