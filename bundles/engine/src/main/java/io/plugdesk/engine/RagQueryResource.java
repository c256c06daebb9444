package io.plugdesk.engine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Conversations;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.conversations.Answering;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.metrics.Meters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.List;
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
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One question, one grounded answer, at once or as a stream. */
@Component(service = RagQueryResource.class)
@RestResource(path = "/rag/query")
@Path("/")
public final class RagQueryResource {
  private final Answering answering;
  private final ApiQuestions questions;
  private final Meters meters;

  /** Opens the resource. */
  @Activate
  public RagQueryResource(
      @Reference Answering answering,
      @Reference Conversations conversations,
      @Reference Meters meters) {
    this.answering = answering;
    this.questions = new ApiQuestions(conversations);
    this.meters = meters;
  }

  /** Answers at once. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.NAME_USER, Role.NAME_AGENT, Role.NAME_ADMIN})
  @Operation(
      operationId = "ragQuery",
      summary = "One question, one grounded answer; streams with Accept: text/event-stream",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The answer",
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = Response.class)),
                @Content(
                    mediaType = MediaType.SERVER_SENT_EVENTS,
                    schema = @Schema(type = "string"))
              }))
  public void query(
      Request request,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller,
      @Parameter(hidden = true) @Suspended AsyncResponse response) {
    long begin = System.nanoTime();
    answering
        .ask(message(request, tenant, caller), Silence.SINK)
        .whenComplete(
            (answer, failure) -> {
              meters.time(
                  "rag_query_duration_seconds", Duration.ofNanos(System.nanoTime() - begin));
              response.resume(failure == null ? Response.of(answer) : PlugdeskFailures.of(failure));
            });
  }

  /** Answers as a stream: candidates, deltas, done. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RolesAllowed({Role.NAME_USER, Role.NAME_AGENT, Role.NAME_ADMIN})
  @Operation(hidden = true)
  public void stream(
      Request request,
      @Context TenantContext tenant,
      @Context SecurityContext caller,
      @Context SseEventSink events,
      @Context Sse sse) {
    long begin = System.nanoTime();
    var sink = new EventStream(events, sse);
    answering
        .ask(message(request, tenant, caller), sink)
        .whenComplete(
            (answer, failure) -> {
              meters.time(
                  "rag_query_duration_seconds", Duration.ofNanos(System.nanoTime() - begin));
              sink.end(answer, failure);
            });
  }

  private InboundMessage message(Request request, TenantContext tenant, SecurityContext caller) {
    return questions.message(
        tenant,
        caller.getUserPrincipal().getName(),
        request.conversationId(),
        "question",
        request.question(),
        Search.metadata(request.topK(), request.namespace(), request.filters()));
  }

  /** What is asked; whether the answer streams is said by Accept, whatever stream says. */
  @JsonIgnoreProperties("stream")
  @Schema(name = "RagQueryRequest")
  record Request(
      @Schema(description = "The tenant's UUID or slug") String tenantId,
      @Schema(description = "1 to 4,000 characters", required = true) String question,
      @Schema(description = "How many passages at most, 1 to 50") Integer topK,
      String namespace,
      @Schema(implementation = Object.class) JsonNode filters,
      String conversationId) {}

  /** What is answered. */
  @Schema(name = "RagQueryResponse")
  record Response(String answer, List<Source> sources, double confidence, boolean requiresHuman) {
    static Response of(Answer answer) {
      return new Response(
          ApiQuestions.words(answer),
          Source.of(answer),
          answer.confidence(),
          answer.requiresHuman());
    }
  }
}
