package io.plugdesk.intake.rest;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestProgress;
import io.plugdesk.desk.knowledge.Library;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists, shows, replaces and removes the documents of a tenant. */
@Component(service = DocumentsResource.class)
@RestResource(path = "/api/v1/rag/documents")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Knowledge")
public final class DocumentsResource {
  private static final int ACCEPTED = 202;
  private static final int MOST = 1_000;

  private final Library library;
  private final IngestProgress progress;

  /**
   * Serves the library.
   *
   * @param library the documents
   * @param progress how far they are
   */
  @Activate
  public DocumentsResource(@Reference Library library, @Reference IngestProgress progress) {
    this.library = library;
    this.progress = progress;
  }

  /** Lists documents by id. */
  @GET
  @RolesAllowed({Role.NAME_ADMIN, Role.NAME_AGENT})
  @Operation(
      operationId = "listDocuments",
      summary = "List documents with their state, without content")
  public DocumentPage list(
      @QueryParam("namespace") String namespace,
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Parameter(hidden = true) @Context TenantContext tenant) {
    if (limit < 1 || limit > MOST) {
      throw new PlugdeskException(
          Kind.REJECTED, "limit is " + limit + ". Choose 1 to " + MOST + ".");
    }
    List<Document> documents = library.list(tenant, namespace, after, limit);
    String next =
        documents.size() < limit ? null : documents.get(documents.size() - 1).documentId();
    Map<List<String>, IngestJob> latest = latest(tenant, documents);
    return new DocumentPage(
        documents.stream()
            .map(document -> DocumentView.inList(document, latest.get(key(document))))
            .toList(),
        next);
  }

  /** Shows a document. */
  @GET
  @Path("/{document_id: .+}")
  @RolesAllowed({Role.NAME_ADMIN, Role.NAME_AGENT})
  @Operation(operationId = "getDocument", summary = "Show a document with its content")
  public DocumentView get(
      @PathParam("document_id") String documentId,
      @QueryParam("namespace") @DefaultValue(IngestRequest.DEFAULT_NAMESPACE) String namespace,
      @Parameter(hidden = true) @Context TenantContext tenant) {
    return library
        .find(tenant, namespace, documentId)
        .map(
            document ->
                DocumentView.whole(document, latest(tenant, List.of(document)).get(key(document))))
        .orElseThrow(DocumentsResource::unknown);
  }

  /** Replaces a document, or takes it in. */
  @PUT
  @Path("/{document_id: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "replaceDocument",
      summary = "Replace a document",
      responses =
          @ApiResponse(
              responseCode = "202",
              description = "The document is stored; the job makes it searchable",
              content = @Content(schema = @Schema(implementation = IngestAccepted.class))))
  public Response replace(
      @PathParam("document_id") String documentId,
      @QueryParam("namespace") String namespace,
      IngestRequest request,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    IngestJob job =
        library.ingest(
            tenant,
            request.in(namespace).document(documentId),
            request.chunking(),
            caller.getUserPrincipal().getName());
    return Response.status(ACCEPTED).entity(IngestAccepted.of(job)).build();
  }

  /** Removes a document with all of its passages. */
  @DELETE
  @Path("/{document_id: .+}")
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "removeDocument",
      summary = "Remove a document and every passage of it",
      responses = @ApiResponse(responseCode = "204", description = "It is gone"))
  public void remove(
      @PathParam("document_id") String documentId,
      @QueryParam("namespace") @DefaultValue(IngestRequest.DEFAULT_NAMESPACE) String namespace,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    if (!library.remove(tenant, namespace, documentId, caller.getUserPrincipal().getName())) {
      throw unknown();
    }
  }

  private Map<List<String>, IngestJob> latest(TenantContext tenant, List<Document> documents) {
    return progress.latest(tenant, documents).stream()
        .collect(Collectors.toMap(job -> List.of(job.namespace(), job.documentId()), job -> job));
  }

  private static List<String> key(Document document) {
    return List.of(document.namespace(), document.documentId());
  }

  private static NotFoundException unknown() {
    return new NotFoundException(
        "There is no such document in this namespace. List the documents to see their ids.");
  }
}
