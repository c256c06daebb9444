package io.plugdesk.api.channel;

import java.time.Instant;

/**
 * A token for a person without an account.
 *
 * @param token the bearer token
 * @param visitorId the visitor's UUID, which is also the user id of conversations
 * @param expiresAt when it ends
 */
public record VisitorToken(String token, String visitorId, Instant expiresAt) {}
