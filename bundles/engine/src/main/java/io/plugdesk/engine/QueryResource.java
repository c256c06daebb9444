package io.plugdesk.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

/** One conversational turn over REST. */
@Component(service = QueryResource.class)
@RestResource(path = "/api/v1/query")
@Path("/")
public class QueryResource {
  private final Answering answering;
  private final ApiQuestions questions;

  /** Opens the resource. */
  @Activate
  public QueryResource(@Reference Answering answering, @Reference Conversations conversations) {
    this.answering = answering;
    this.questions = new ApiQuestions(conversations);
  }

  /** Answers a message within a conversation, a new one unless the context names it. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.NAME_USER, Role.NAME_AGENT, Role.NAME_ADMIN})
  @Operation(
      operationId = "query",
      summary = "One conversational turn",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The answer",
              content = @Content(schema = @Schema(implementation = Response.class))))
  public void query(
      Request request,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller,
      @Parameter(hidden = true) @Suspended AsyncResponse response) {
    var message =
        questions.message(
            tenant,
            request.person(caller),
            request.conversationId(),
            "message",
            request.message(),
            request.metadata());
    answering
        .ask(message, Silence.SINK)
        .whenComplete(
            (answer, failure) -> {
              if (failure != null) {
                response.resume(PlugdeskFailures.of(failure));
                return;
              }
              var citations =
                  answer.citations().stream()
                      .map(
                          c ->
                              new Cited(
                                  c.passage().documentId(),
                                  c.passage().title(),
                                  c.passage().score()))
                      .toList();
              response.resume(
                  new Response(
                      ApiQuestions.words(answer),
                      citations,
                      answer.confidence(),
                      answer.requiresHuman(),
                      message.conversationId()));
            });
  }

  /** What is asked. */
  @Schema(name = "QueryRequest")
  record Request(
      @Schema(description = "The tenant's UUID or slug") String tenantId,
      @Schema(
              description =
                  "For whom an agent or admin asks; the caller where it is left out, and nobody else"
                      + " for a user")
          String userId,
      @Schema(description = "1 to 4,000 characters", required = true) String message,
      @Schema(description = "Where the person writes, in up to 40 letters, digits, '-' and '_'")
          String channel,
      @Schema(description = "May name the conversation_id", implementation = Object.class)
          JsonNode context) {
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final int LONGEST_USER = 200;

    /** Whose conversation it is. */
    String person(SecurityContext caller) {
      var self = caller.getUserPrincipal().getName();
      if (userId == null || userId.equals(self)) {
        return self;
      }
      if (userId.isBlank() || userId.length() > LONGEST_USER) {
        throw new PlugdeskException(
            Kind.REJECTED, "user_id has 1 to " + LONGEST_USER + " characters; or leave it out");
      }
      if (!caller.isUserInRole(Role.NAME_AGENT) && !caller.isUserInRole(Role.NAME_ADMIN)) {
        throw new PlugdeskException(
            Kind.FORBIDDEN,
            "A user asks for himself alone: leave user_id out, or use an agent's token");
      }
      return userId;
    }

    /** What travels with the message. */
    Map<String, String> metadata() {
      if (channel == null) {
        return Map.of();
      }
      if (!CHANNEL.matcher(channel).matches()) {
        throw new PlugdeskException(
            Kind.REJECTED, "channel has 1 to 40 letters, digits, '-' and '_'; or leave it out");
      }
      return Map.of("channel", channel);
    }

    String conversationId() {
      return context == null ? null : context.path("conversation_id").asText(null);
    }
  }

  /** What is answered. */
  @Schema(name = "QueryResponse")
  record Response(
      String response,
      List<Cited> citations,
      double confidence,
      boolean requiresHuman,
      String conversationId) {}

  /** A passage that the answer refers to. */
  record Cited(String source, String title, double relevance) {}
}
