package io.plugdesk.channel.web;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Conversation;
import io.plugdesk.api.channel.Conversations;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.api.channel.Inbox;
import io.plugdesk.api.channel.Reception;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.api.stream.EventStreams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.Map;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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

/** What the widget calls. */
@Component(service = ChatApi.class)
@RestResource(path = "/api/v1/chat")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChatApi {
  private static final String VISITOR = "visitor";
  private static final String ID = "{conversation_id}";
  private static final String WAITING =
      "Your wish to talk to a person is recorded for the team. This conversation stays here, and"
          + " you can go on asking in the meantime.";
  private final Reception reception;
  private final Conversations conversations;
  private final Inbox inbox;
  private final EventStreams streams;
  private final Owners owners;
  private final Origins origins;

  /** Opens the resource. */
  @Activate
  public ChatApi(
      @Reference Reception reception,
      @Reference Conversations conversations,
      @Reference Inbox inbox,
      @Reference EventStreams streams,
      @Reference Owners owners,
      @Reference Origins origins) {
    this.reception = reception;
    this.conversations = conversations;
    this.inbox = inbox;
    this.streams = streams;
    this.owners = owners;
    this.origins = origins;
  }

  /** What a visitor may see of the tenant. */
  @GET
  @Path("tenants/{tenant}")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "chatTenant", summary = "What a visitor may see of a tenant")
  public ChatWire.TenantView tenant(@PathParam("tenant") String slug) {
    return reception
        .tenant(slug, WebChannel.ID)
        .map(ChatWire.TenantView::of)
        .orElseThrow(() -> new NotFoundException("There is no chat at " + slug));
  }

  /** A token for a visitor, bound to the web origin that asks. */
  @POST
  @Path("tenants/{tenant}/token")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "chatToken", summary = "A visitor's token, valid for thirty minutes")
  public ChatWire.TokenView token(
      @PathParam("tenant") String slug,
      @Parameter(hidden = true) @HeaderParam("Origin") String origin,
      @Parameter(hidden = true) @HeaderParam("Host") String host,
      @Parameter(hidden = true) @HeaderParam("Authorization") String authorization) {
    var tenant =
        reception
            .tenant(slug, WebChannel.ID)
            .orElseThrow(() -> new NotFoundException("There is no chat at " + slug))
            .tenant();
    if (origin != null && !origins.allows(tenant.tenantId(), origin, host)) {
      throw new PlugdeskException(
          Kind.FORBIDDEN,
          "This site may not show the chat; its origin belongs into the allowed origins of the"
              + " web channel");
    }
    var previous =
        authorization != null && authorization.startsWith("Bearer ")
            ? authorization.substring("Bearer ".length())
            : null;
    var token = reception.issueToken(tenant, origin == null ? "http://" + host : origin, previous);
    return new ChatWire.TokenView(token.token(), token.expiresAt().toString(), token.visitorId());
  }

  /** Opens a conversation. */
  @POST
  @Path("conversations")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(VISITOR)
  @Operation(
      operationId = "openConversation",
      summary = "Open a conversation",
      responses = @ApiResponse(responseCode = "201", description = "The conversation"))
  public Response open(
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    var opened = conversations.open(tenant, WebChannel.ID, visitor(caller));
    owners.belongs(opened.conversationId(), tenant, visitor(caller));
    return Response.status(201).entity(view(opened)).build();
  }

  /** A conversation with its turns. */
  @GET
  @Path("conversations/" + ID)
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(VISITOR)
  @Operation(operationId = "conversation", summary = "A conversation with its turns")
  public ChatWire.ConversationView conversation(
      @PathParam("conversation_id") String id,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    var resume = streams.of(tenant, find(tenant, caller, id).conversationId()).position();
    return ChatWire.ConversationView.of(find(tenant, caller, id), resume);
  }

  /** Takes a message in; the answer comes over the events. */
  @POST
  @Path("conversations/" + ID + "/messages")
  @RolesAllowed(VISITOR)
  @Operation(
      operationId = "sendMessage",
      summary = "Send a message; the same message_id twice is one message",
      responses = @ApiResponse(responseCode = "202", description = "Stored"))
  public Response send(
      @PathParam("conversation_id") String id,
      ChatWire.MessageRequest request,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    var message = message(tenant, caller, id, request);
    streams
        .of(tenant, id)
        .tellAfter(
            () -> inbox.accept(message),
            ChatEvents.message(message.messageId(), message.text(), message.timestamp()));
    return Response.status(202)
        .entity(
            new ChatWire.MessageView(
                message.messageId(), id, message.text(), VISITOR, message.timestamp().toString()))
        .build();
  }

  /** Records the wish to talk to a person. */
  @POST
  @Path("conversations/" + ID + "/person")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(VISITOR)
  @Operation(operationId = "askForPerson", summary = "Ask for a person")
  public ChatWire.Says person(
      @PathParam("conversation_id") String id,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    var status = conversations.wishForPerson(find(tenant, caller, id));
    streams.of(tenant, id).tell(ChatEvents.status(status, WAITING));
    return new ChatWire.Says(null, ChatWire.word(status), WAITING);
  }

  /** Stops the answer that is being written. */
  @POST
  @Path("conversations/" + ID + "/messages/{message_id}/stop")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(VISITOR)
  @Operation(
      operationId = "stopAnswer",
      summary = "Stop the answer to a message",
      responses = @ApiResponse(responseCode = "204", description = "Stopped, or nothing to stop"))
  public void stop(
      @PathParam("conversation_id") String id,
      @PathParam("message_id") String messageId,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    conversations.stop(find(tenant, caller, id), messageId);
  }

  /** The events of a conversation, from the last one that was seen. */
  @GET
  @Path("conversations/" + ID + "/events")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RolesAllowed(VISITOR)
  @Operation(
      operationId = "conversationEvents",
      summary = "The events of a conversation",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "Events until the reader leaves",
              content =
                  @Content(
                      mediaType = MediaType.SERVER_SENT_EVENTS,
                      schema = @Schema(type = "string"))))
  public void events(
      @PathParam("conversation_id") String id,
      @HeaderParam("Last-Event-ID") String lastEventId,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller,
      @Parameter(hidden = true) @Context SseEventSink sink,
      @Parameter(hidden = true) @Context Sse sse) {
    var stream = streams.of(tenant, find(tenant, caller, id).conversationId());
    var reader = new SseReader(sink, sse);
    reader.beat();
    var known = stream.position();
    var stored = ChatEvents.stored(find(tenant, caller, id).turns());
    stream.follow(reader, lastEventId, known, stored);
  }

  private Conversation find(TenantContext tenant, SecurityContext caller, String id) {
    if (!id.matches("[0-9a-fA-F-]{36}")) {
      throw new NotFoundException("There is no conversation " + id);
    }
    var found =
        conversations
            .find(tenant, WebChannel.ID, visitor(caller), id)
            .orElseThrow(() -> new NotFoundException("There is no conversation " + id));
    owners.belongs(id, tenant, visitor(caller));
    return found;
  }

  private InboundMessage message(
      TenantContext tenant, SecurityContext caller, String id, ChatWire.MessageRequest request) {
    if (!owners.owns(id, tenant, visitor(caller))) {
      find(tenant, caller, id);
    }
    try {
      return new InboundMessage(
          tenant,
          WebChannel.ID,
          request.messageId(),
          id,
          visitor(caller),
          request.text(),
          Map.of(),
          Instant.now());
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new PlugdeskException(
          Kind.REJECTED, "A message needs a message_id and a text of 1 to 4,000 characters", e);
    }
  }

  private ChatWire.ConversationView view(Conversation conversation) {
    return ChatWire.ConversationView.of(
        conversation, streams.of(conversation.tenant(), conversation.conversationId()).position());
  }

  private static String visitor(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
