package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Conversation;
import io.plugdesk.api.channel.Conversations;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.testkit.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LettersApiTest {
  private final List<InboundMessage> accepted = new ArrayList<>();
  private final LettersApi api = new LettersApi(new OneConversation(), accepted::add);

  @Test
  void handsALetterOverInANewConversation() {
    var taken = api.take(Samples.ACME, new LettersApi.Letter("1", "jane", "Hello?", null));

    assertEquals(OneConversation.ID, taken.conversationId());
    assertEquals("Hello?", accepted.get(0).text());
  }

  @Test
  void refusesALetterWhoseIdIsNoNameOfAFile() {
    var letter = new LettersApi.Letter("../1", "jane", "Hello?", null);

    var failure = assertThrows(PlugdeskException.class, () -> api.take(Samples.ACME, letter));

    assertEquals(Kind.REJECTED, failure.kind());
    assertEquals(List.of(), accepted);
  }

  @Test
  void keepsToTheSendersOwnConversations() {
    var letter = new LettersApi.Letter("1", "john", "Hello?", OneConversation.ID);

    assertThrows(PlugdeskException.class, () -> api.take(Samples.ACME, letter));
  }

  /** Knows a single conversation, of Jane. */
  private static final class OneConversation implements Conversations {
    static final String ID = "0198c0de-0000-7000-8000-0000000000c1";

    @Override
    public Conversation open(TenantContext tenant, String channel, String userId) {
      return new Conversation(
          tenant, ID, channel, userId, Conversation.Status.BOT, Instant.EPOCH, List.of());
    }

    @Override
    public Optional<Conversation> find(
        TenantContext tenant, String channel, String userId, String conversationId) {
      return userId.equals("jane") && conversationId.equals(ID)
          ? Optional.of(open(tenant, channel, userId))
          : Optional.empty();
    }

    @Override
    public Conversation.Status wishForPerson(Conversation conversation) {
      return Conversation.Status.WAITING;
    }

    @Override
    public void stop(Conversation conversation, String messageId) {}
  }
}
