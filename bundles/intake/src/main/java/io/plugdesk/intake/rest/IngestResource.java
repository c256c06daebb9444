package io.plugdesk.intake.rest;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.Library;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes documents in, and tells how far that is. */
@Component(service = IngestResource.class)
@RestResource(path = "/api/v1/rag/ingest")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Knowledge")
public final class IngestResource {
  private static final int ACCEPTED = 202;

  private final Library library;

  /**
   * Serves the library.
   *
   * @param library the documents
   */
  @Activate
  public IngestResource(@Reference Library library) {
    this.library = library;
  }

  /** Stores a document and starts the job that makes it searchable. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "ingestDocument",
      summary = "Take a document in, or replace it",
      responses =
          @ApiResponse(
              responseCode = "202",
              description = "The document is stored; the job makes it searchable",
              content = @Content(schema = @Schema(implementation = IngestAccepted.class))))
  public Response ingest(
      IngestRequest request,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    IngestJob job =
        library.ingest(
            tenant,
            request.document(request.documentId()),
            request.chunking(),
            caller.getUserPrincipal().getName());
    return Response.status(ACCEPTED).entity(IngestAccepted.of(job)).build();
  }

  /** Tells how far a job is. */
  @GET
  @Path("/{job_id}")
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(operationId = "getIngestJob", summary = "How far the taking in of a document is")
  public IngestStatus status(
      @PathParam("job_id") String jobId, @Parameter(hidden = true) @Context TenantContext tenant) {
    return library
        .job(tenant, jobId)
        .map(IngestStatus::of)
        .orElseThrow(() -> new NotFoundException("There is no such job. Check the id."));
  }
}
