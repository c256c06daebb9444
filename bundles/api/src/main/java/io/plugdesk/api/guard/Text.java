package io.plugdesk.api.guard;

import io.plugdesk.api.TenantContext;
import java.util.Objects;

/**
 * What somebody is about to say.
 *
 * @param tenant the tenant in whose house it is said
 * @param conversationId the conversation
 * @param speaker who says it
 * @param words a whole message of a customer, or one or more sentences of an answer
 */
public record Text(TenantContext tenant, String conversationId, Speaker speaker, String words) {
  /** Who says it; let those pass whom you do not know, for more may come. */
  public enum Speaker {
    /** Whoever asks. */
    CUSTOMER,
    /** The house, in a model's words. */
    ASSISTANT
  }

  /** Refuses what is missing. */
  public Text {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(conversationId, "conversationId");
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(words, "words");
  }
}
