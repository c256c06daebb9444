package io.plugdesk.desk.audit;

import io.plugdesk.api.TenantContext;

/**
 * Something that happened and must be traceable.
 *
 * @param tenant the tenant, or null for the house itself
 * @param sessionId the conversation, or null
 * @param actor what kind of actor did it
 * @param actorId who did it
 * @param eventType what happened, such as {@code tenant.created}
 * @param payloadJson what is needed to understand it, a JSON object as text; no secret, no
 *     customer's text
 */
public record AuditEvent(
    TenantContext tenant,
    String sessionId,
    Actor actor,
    String actorId,
    String eventType,
    String payloadJson) {
  /** Kinds of actors. */
  public enum Actor {
    /** A model. */
    MODEL,
    /** A person who talks to customers. */
    AGENT,
    /** A person who sets the tenant or the house up. */
    ADMIN,
    /** A customer. */
    USER,
    /** The house itself. */
    SYSTEM
  }
}
