package io.plugdesk.engine;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Answer.Outcome;
import io.plugdesk.api.channel.Conversations;
import io.plugdesk.api.channel.InboundMessage;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.ws.rs.NotFoundException;

/** Turns questions that come over REST into messages. */
final class ApiQuestions {
  private static final String CHANNEL = "api";
  private static final String DECLINED =
      "The help centre does not answer this. A person can help you further.";
  private static final String FAILED =
      "This could not be answered right now. A person has to see to it.";
  private final Conversations conversations;

  ApiQuestions(Conversations conversations) {
    this.conversations = conversations;
  }

  /** Makes a message; a conversation that is named must be the caller's own. */
  InboundMessage message(
      TenantContext tenant,
      String caller,
      String conversationId,
      String field,
      String text,
      Map<String, String> metadata) {
    if (text == null) {
      throw new PlugdeskException(
          Kind.REJECTED, "The question is missing: its field is named " + field);
    }
    if (text.isBlank() || text.length() > InboundMessage.MAX_CHARACTERS) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "A question has 1 to "
              + InboundMessage.MAX_CHARACTERS
              + " characters, this one "
              + (text.isBlank() ? 0 : text.length()));
    }
    return new InboundMessage(
        tenant,
        CHANNEL,
        UUID.randomUUID().toString(),
        conversationId == null ? Ids.next() : existing(tenant, caller, conversationId),
        caller,
        text,
        metadata,
        Instant.now());
  }

  private String existing(TenantContext tenant, String caller, String conversationId) {
    if (!conversationId.matches("[0-9a-fA-F-]{36}")
        || conversations.find(tenant, CHANNEL, caller, conversationId).isEmpty()) {
      throw new NotFoundException("There is no conversation " + conversationId);
    }
    return conversationId;
  }

  /** What an answer says in words, also where the channel would show a state of its own. */
  static String words(Answer answer) {
    if (answer.outcome() == Outcome.DECLINED) {
      return answer.text().isEmpty() ? DECLINED : answer.text();
    }
    return answer.outcome() == Outcome.FAILED ? FAILED : answer.text();
  }
}
