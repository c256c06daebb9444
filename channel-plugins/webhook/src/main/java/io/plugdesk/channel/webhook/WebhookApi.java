package io.plugdesk.channel.webhook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Conversations;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.api.channel.Inbox;
import io.plugdesk.api.channel.Reception;
import io.plugdesk.api.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the tenant's own system posts; the signature of path and body stands in for a token. */
@Component(service = WebhookApi.class)
@RestResource(path = WebhookApi.PATH)
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookApi {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  static final String PATH = "/api/v1/webhooks";
  private static final String CONVERSATIONS = "conversations";
  private static final String MESSAGES = "messages";

  private final Reception reception;
  private final Conversations conversations;
  private final Inbox inbox;
  private final Webhooks webhooks;

  /** Opens the resource. */
  @Activate
  public WebhookApi(
      @Reference Reception reception,
      @Reference Conversations conversations,
      @Reference Inbox inbox,
      @Reference Webhooks webhooks) {
    this.reception = reception;
    this.conversations = conversations;
    this.inbox = inbox;
    this.webhooks = webhooks;
  }

  /** Opens a conversation with one person. */
  @POST
  @Path("{tenant}/" + CONVERSATIONS)
  @Operation(
      operationId = "webhookConversation",
      summary = "Open a conversation for a person; signed",
      requestBody =
          @RequestBody(content = @Content(schema = @Schema(implementation = Opening.class))),
      responses = @ApiResponse(responseCode = "201", description = "The conversation"))
  public Response open(
      @PathParam("tenant") String slug,
      @Parameter(hidden = true) @HeaderParam(Signature.TIMESTAMP) String timestamp,
      @Parameter(hidden = true) @HeaderParam(Signature.HEADER) String signature,
      @Parameter(hidden = true) byte[] body) {
    var tenant = verified(slug, CONVERSATIONS, timestamp, signature, body);
    var sender = needed(read(body, Opening.class).senderId(), "sender_id");
    var opened = conversations.open(tenant, WebhookChannel.ID, sender);
    return Response.status(201).entity(Map.of("conversation_id", opened.conversationId())).build();
  }

  /** Takes a message; the answer goes to the callback. */
  @POST
  @Path("{tenant}/" + MESSAGES)
  @Operation(
      operationId = "webhookMessage",
      summary = "Post a message of a person; signed; the same id twice is one message",
      requestBody =
          @RequestBody(content = @Content(schema = @Schema(implementation = Message.class))),
      responses = @ApiResponse(responseCode = "202", description = "The message is stored"))
  public Response message(
      @PathParam("tenant") String slug,
      @Parameter(hidden = true) @HeaderParam(Signature.TIMESTAMP) String timestamp,
      @Parameter(hidden = true) @HeaderParam(Signature.HEADER) String signature,
      @Parameter(hidden = true) byte[] body) {
    var tenant = verified(slug, MESSAGES, timestamp, signature, body);
    var message = read(body, Message.class);
    var sender = needed(message.senderId(), "sender_id");
    var conversation = needed(message.conversationId(), "conversation_id");
    var id = needed(message.platformMessageId(), "platform_message_id");
    if (message.messageType() != null && !message.messageType().equals("text")) {
      throw rejected("message_type is text, nothing else");
    }
    conversations
        .find(tenant, WebhookChannel.ID, sender, conversation)
        .orElseThrow(() -> new NotFoundException("This person has no such conversation"));
    inbox.accept(inbound(tenant, conversation, id, sender, message));
    return Response.accepted(Map.of("platform_message_id", id, "conversation_id", conversation))
        .build();
  }

  /** The tenant, once the signature holds; nothing of the body is read before. */
  private TenantContext verified(
      String slug, String what, String timestamp, String signature, byte[] body) {
    var tenant =
        reception
            .tenant(slug, WebhookChannel.ID)
            .orElseThrow(() -> new NotFoundException("There is no webhook at " + slug))
            .tenant();
    webhooks
        .of(tenant.tenantId())
        .orElseThrow(() -> starting(slug))
        .check(tenant, timestamp, signature, String.join("/", PATH, slug, what), body);
    return tenant;
  }

  /** What is switched on and not up is just starting: the sender comes back. */
  private static PlugdeskException starting(String slug) {
    return new PlugdeskException(
        Kind.TRANSIENT,
        "The webhook of %s does not run yet: send again, and if it lasts look at its settings"
            .formatted(slug));
  }

  private static InboundMessage inbound(
      TenantContext tenant, String conversation, String id, String sender, Message message) {
    try {
      return new InboundMessage(
          tenant,
          WebhookChannel.ID,
          id,
          conversation,
          sender,
          needed(message.content(), "content"),
          message.metadata() == null ? Map.of() : message.metadata(),
          message.timestamp() == null ? Instant.now() : Instant.parse(message.timestamp()));
    } catch (DateTimeException e) {
      throw rejected("timestamp is written as 2026-07-01T12:00:00Z");
    } catch (IllegalArgumentException | NullPointerException e) {
      throw rejected("content has 1 to 4000 characters, metadata only texts");
    }
  }

  private static <T> T read(byte[] body, Class<T> type) {
    try {
      return type.cast(JSON.readValue(body, type));
    } catch (IOException e) {
      throw rejected("The body is not the JSON object that is wanted");
    }
  }

  private static String needed(String value, String name) {
    if (value == null || value.isBlank() || value.length() > InboundMessage.MAX_CHARACTERS) {
      throw rejected(name + " is missing or too long");
    }
    return value;
  }

  private static PlugdeskException rejected(String reason) {
    return new PlugdeskException(Kind.REJECTED, reason);
  }

  /** Whose conversation is opened. */
  @Schema(name = "WebhookOpening")
  record Opening(
      @Schema(description = "The person, as your system names people") String senderId) {}

  /** What a person wrote. */
  @Schema(name = "WebhookMessage")
  record Message(
      @Schema(description = "Your own id of the message") String platformMessageId,
      String conversationId,
      String senderId,
      @Schema(description = "1 to 4000 characters") String content,
      @Schema(description = "text, or left out") String messageType,
      @Schema(description = "Further texts by name; never secrets") Map<String, String> metadata,
      @Schema(description = "When it was sent, in ISO 8601; now when left out") String timestamp) {}
}
