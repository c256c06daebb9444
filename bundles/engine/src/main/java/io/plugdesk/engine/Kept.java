package io.plugdesk.engine;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.desk.privacy.Privacy;
import java.util.HashMap;

/** What of a text the house keeps: the tenant's policy is applied before anything else sees it. */
final class Kept {
  private Kept() {}

  /** The message as it is stored, searched for and shown to models and tools. */
  static InboundMessage of(Privacy privacy, InboundMessage message) {
    var tenant = message.tenant();
    var text = of(privacy, tenant, message.text());
    var metadata = new HashMap<>(message.metadata());
    metadata.replaceAll((name, value) -> of(privacy, tenant, value));
    return new InboundMessage(
        tenant,
        message.channel(),
        message.messageId(),
        message.conversationId(),
        message.senderId(),
        text.substring(0, Math.min(text.length(), InboundMessage.MAX_CHARACTERS)),
        metadata,
        message.timestamp());
  }

  /** The answer as it is stored and delivered. */
  static Answer of(Privacy privacy, TenantContext tenant, Answer answer) {
    return new Answer(
        answer.outcome(),
        of(privacy, tenant, answer.text()),
        answer.citations(),
        answer.near(),
        answer.confidence(),
        answer.requiresHuman(),
        answer.quotes());
  }

  /** The text that is kept; PostgreSQL keeps no NUL, and would quote what stands around it. */
  static String of(Privacy privacy, TenantContext tenant, String text) {
    return privacy.redact(tenant, text).text().replace('\u0000', '\uFFFD');
  }
}
