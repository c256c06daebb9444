package io.plugdesk.desk.identity;

import java.util.List;

/** The operations that need no token, in one place. */
public final class PublicOperations {
  /** Path prefixes, each ending at a path segment; below them no token is asked for. */
  public static final List<String> PREFIXES =
      List.of(
          "/health",
          "/v1/health",
          "/metrics",
          "/openapi.json",
          "/chat",
          "/api/v1/chat/tenants",
          "/api/v1/webhooks",
          "/.well-known/jwks.json");

  private PublicOperations() {}

  /**
   * Whether a path needs no token.
   *
   * @param path the path of the request, beginning with a slash, normalised
   */
  public static boolean contains(String path) {
    return PREFIXES.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "/"));
  }
}
