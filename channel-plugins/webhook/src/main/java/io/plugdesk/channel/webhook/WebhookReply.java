package io.plugdesk.channel.webhook;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Citation;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** One reply: nothing is posted before it is finished. */
final class WebhookReply implements ReplySink {
  private final Reply reply;
  private final Clock clock;
  private final Consumer<Map<String, Object>> post;

  WebhookReply(Reply reply, Clock clock, Consumer<Map<String, Object>> post) {
    this.reply = reply;
    this.clock = clock;
    this.post = post;
  }

  @Override
  public void candidates(List<Passage> passages) {}

  @Override
  public void delta(String text) {}

  @Override
  public void replace(String text) {}

  @Override
  public void finish(Answer answer) {
    post.accept(message(answer));
  }

  private Map<String, Object> message(Answer answer) {
    var message = new LinkedHashMap<String, Object>();
    message.put("platform", "webhook");
    message.put("platform_message_id", "re:" + reply.messageId());
    message.put("in_reply_to", reply.messageId());
    message.put("conversation_id", reply.conversationId());
    message.put("sender_id", reply.tenant().slug());
    message.put("recipient_id", reply.recipientId());
    message.put("message_type", "text");
    message.put("content", answer.text());
    message.put("attachments", List.of());
    message.put("metadata", metadata(answer));
    message.put("timestamp", clock.instant().toString());
    return message;
  }

  private static Map<String, Object> metadata(Answer answer) {
    return Map.of(
        "outcome", answer.outcome().name().toLowerCase(Locale.ROOT),
        "confidence", answer.confidence(),
        "requires_human", answer.requiresHuman(),
        "citations", answer.citations().stream().map(WebhookReply::citation).toList());
  }

  private static Map<String, Object> citation(Citation citation) {
    var passage = citation.passage();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("number", citation.number());
    shown.put("doc_id", passage.documentId());
    shown.put("title", passage.title());
    shown.put("section", passage.section());
    shown.put("url", passage.url());
    return shown;
  }
}
