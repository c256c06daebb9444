package ${package};

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Conversation;
import io.plugdesk.api.channel.Conversations;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.api.channel.Inbox;
import io.plugdesk.api.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Map;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The way in: one for all tenants, for the token says whose letter it is. */
@Component(service = LettersApi.class)
@RestResource(path = "/api/v1/${artifactId}")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class LettersApi {
  private final Conversations conversations;
  private final Inbox inbox;

  /** Opens the resource. */
  @Activate
  public LettersApi(@Reference Conversations conversations, @Reference Inbox inbox) {
    this.conversations = conversations;
    this.inbox = inbox;
  }

  /** A letter of one person; whoever writes again names the conversation. */
  record Letter(String id, String sender, String text, String conversationId) {}

  /** Where a letter belongs. */
  record Taken(String conversationId) {}

  /** Takes a letter; once this has returned it is stored, and will be answered. */
  @POST
  @RolesAllowed({"user", "admin"})
  @Operation(
      operationId = "takeLetter",
      summary = "Take in a letter; the same id twice in a conversation is one letter")
  public Taken take(@Context TenantContext tenant, Letter letter) {
    require(letter.id(), LettersChannel.LETTER_ID, "id: letters, digits, - and _, at most 100");
    require(letter.sender(), ".{1,100}", "sender: at most 100 characters");
    require(letter.text(), "(?s).*\\S.*", "text: what the person wrote");
    if (letter.text().length() > InboundMessage.MAX_CHARACTERS) {
      throw rejected("text: at most " + InboundMessage.MAX_CHARACTERS + " characters");
    }
    var conversation = conversation(tenant, letter).conversationId();
    inbox.accept(
        new InboundMessage(
            tenant,
            LettersChannel.ID,
            letter.id(),
            conversation,
            letter.sender(),
            letter.text(),
            Map.of(),
            Instant.now()));
    return new Taken(conversation);
  }

  private Conversation conversation(TenantContext tenant, Letter letter) {
    return letter.conversationId() == null
        ? conversations.open(tenant, LettersChannel.ID, letter.sender())
        : conversations
            .find(tenant, LettersChannel.ID, letter.sender(), letter.conversationId())
            .orElseThrow(() -> rejected("conversation_id: the sender has no such conversation"));
  }

  private static void require(String value, String form, String what) {
    if (value == null || !value.matches(form)) {
      throw rejected(what);
    }
  }

  private static PlugdeskException rejected(String what) {
    return new PlugdeskException(Kind.REJECTED, "Needed is " + what);
  }
}
