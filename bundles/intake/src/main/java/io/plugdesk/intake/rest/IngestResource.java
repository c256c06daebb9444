package io.plugdesk.intake.rest;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.api.rest.Upload;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestProgress;
import io.plugdesk.desk.knowledge.Library;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
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
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
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
  private final IngestProgress progress;

  /**
   * Serves the library.
   *
   * @param library the documents
   * @param progress how far they are
   */
  @Activate
  public IngestResource(@Reference Library library, @Reference IngestProgress progress) {
    this.library = library;
    this.progress = progress;
  }

  /** Stores a document and starts the job that makes it searchable. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "ingestDocument",
      summary = "Take a document in, or replace it: text as JSON, a file of any format as a form",
      requestBody =
          @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = IngestRequest.class)),
                @Content(
                    mediaType = MediaType.MULTIPART_FORM_DATA,
                    schema = @Schema(implementation = UploadForm.class))
              }),
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

  /** Stores a file and starts the job that reads it and makes it searchable. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(hidden = true)
  public Response ingestFile(
      Upload upload, @Context TenantContext tenant, @Context SecurityContext caller) {
    IngestRequest request = Uploads.request(upload);
    IngestJob job =
        library.ingest(
            tenant,
            Uploads.file(upload, request),
            request.chunking(),
            caller.getUserPrincipal().getName());
    return Response.status(ACCEPTED).entity(IngestAccepted.of(job)).build();
  }

  /** Tells how far a job is. */
  @GET
  @Path("/{job_id}")
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "getIngestJob",
      summary = "How far the taking in of a document is; streams with Accept: text/event-stream",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The job; as a stream the events progress and, at the end, done",
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = IngestStatus.class)),
                @Content(
                    mediaType = MediaType.SERVER_SENT_EVENTS,
                    schema = @Schema(type = "string"))
              }))
  public IngestStatus status(
      @PathParam("job_id") String jobId, @Parameter(hidden = true) @Context TenantContext tenant) {
    return IngestStatus.of(known(tenant, jobId));
  }

  /** Streams how far a job is until its end. */
  @GET
  @Path("/{job_id}")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(hidden = true)
  public void follow(
      @PathParam("job_id") String jobId,
      @Context TenantContext tenant,
      @Context SseEventSink sink,
      @Context Sse sse) {
    ProgressEvents events = new ProgressEvents(sink, sse);
    events.follows(progress.follow(tenant, known(tenant, jobId).jobId(), events));
  }

  private IngestJob known(TenantContext tenant, String jobId) {
    return library
        .job(tenant, jobId)
        .orElseThrow(() -> new NotFoundException("There is no such job. Check the id."));
  }
}
