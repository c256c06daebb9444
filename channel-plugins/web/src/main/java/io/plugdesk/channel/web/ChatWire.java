package io.plugdesk.channel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Answer.Outcome;
import io.plugdesk.api.channel.Citation;
import io.plugdesk.api.channel.Conversation;
import io.plugdesk.api.channel.TenantProfile;
import io.plugdesk.api.channel.Turn;
import io.plugdesk.api.knowledge.Passage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The JSON that the widget reads and writes. */
final class ChatWire {
  /** What a visitor reads when the assistant could not answer. */
  static final String FAILED =
      "The assistant could not answer this. Your question is recorded for the team.";

  private static final ObjectMapper MAPPER =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private ChatWire() {}

  record TenantView(
      String tenant,
      String name,
      String accent,
      String greeting,
      boolean quotes,
      List<String> quickReplies) {
    static TenantView of(TenantProfile profile) {
      return new TenantView(
          profile.tenant().slug(),
          profile.name(),
          profile.accent(),
          profile.greeting(),
          profile.quotes(),
          profile.quickReplies());
    }
  }

  record TokenView(String token, String expiresAt, String visitorId) {}

  record ConversationView(
      String conversationId,
      String status,
      String startedAt,
      List<TurnView> turns,
      String lastEventId) {
    static ConversationView of(Conversation conversation, String lastEventId) {
      return new ConversationView(
          conversation.conversationId(),
          word(conversation.status()),
          conversation.startedAt().toString(),
          conversation.turns().stream().map(TurnView::of).toList(),
          lastEventId);
    }
  }

  record TurnView(
      String messageId, String text, String timestamp, AnswerView answer, String state) {
    static TurnView of(Turn turn) {
      return new TurnView(
          turn.messageId(),
          turn.text(),
          turn.timestamp().toString(),
          turn.answer() == null
              ? null
              : AnswerView.of(turn.messageId(), turn.answer(), turn.answeredAt()),
          state(turn));
    }

    private static String state(Turn turn) {
      if (turn.answer() == null) {
        return "working";
      }
      return turn.answer().outcome() == Outcome.FAILED ? "failed" : "answered";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Says(String messageId, String status, String says) {}

  record MessageRequest(String messageId, String text) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MessageView(
      String messageId, String conversationId, String text, String sender, String timestamp) {}

  record Delta(String messageId, int n, String text) {}

  record Found(String title, String section) {}

  record Candidates(String messageId, List<Found> passages) {}

  record Near(String title, String url, String documentId) {}

  record CitationView(
      int number,
      String docId,
      String chunkId,
      String title,
      String section,
      Integer page,
      Integer lastPage,
      String url,
      String versionId,
      String createdAt,
      double score,
      String excerpt,
      String used) {
    static CitationView of(Citation citation) {
      var passage = citation.passage();
      return new CitationView(
          citation.number(),
          passage.documentId(),
          passage.chunkId(),
          passage.title(),
          passage.section(),
          passage.page(),
          passage.lastPage(),
          passage.url(),
          passage.versionId(),
          passage.createdAt().toString(),
          Math.max(0, Math.min(1, passage.score())),
          passage.text(),
          citation.used());
    }
  }

  record AnswerView(
      String messageId,
      String text,
      boolean declined,
      boolean stopped,
      double confidence,
      boolean requiresHuman,
      List<CitationView> citations,
      List<Near> near,
      boolean quotes,
      String timestamp) {
    static AnswerView of(String messageId, Answer answer, Instant answeredAt) {
      return new AnswerView(
          messageId,
          answer.text(),
          answer.outcome() == Outcome.DECLINED,
          answer.outcome() == Outcome.STOPPED,
          answer.confidence(),
          answer.requiresHuman(),
          answer.citations().stream().map(CitationView::of).toList(),
          answer.near().stream()
              .map(p -> new Near(p.title(), p.url(), p.documentId()))
              .distinct()
              .toList(),
          answer.quotes(),
          answeredAt.toString());
    }
  }

  static String started(String messageId) {
    return json(new Says(messageId, null, null));
  }

  static String delta(String messageId, int number, String text) {
    return json(new Delta(messageId, number, text));
  }

  static String candidates(String messageId, List<Passage> passages) {
    var found = passages.stream().map(p -> new Found(p.title(), p.section())).distinct().toList();
    return json(new Candidates(messageId, found));
  }

  static String message(String messageId, String text, Instant timestamp) {
    return json(new MessageView(messageId, null, text, "visitor", timestamp.toString()));
  }

  static String status(Conversation.Status status, String says) {
    return json(new Says(null, word(status), says));
  }

  /** The name of the event that ends a reply. */
  static String closing(Answer answer) {
    return answer.outcome() == Outcome.FAILED ? "failed" : "done";
  }

  /** The data of the event that ends a reply. */
  static String answer(String messageId, Answer answer, Instant answeredAt) {
    return answer.outcome() == Outcome.FAILED
        ? json(new Says(messageId, null, FAILED))
        : json(AnswerView.of(messageId, answer, answeredAt));
  }

  static String word(Conversation.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event cannot be written as JSON", e);
    }
  }
}
