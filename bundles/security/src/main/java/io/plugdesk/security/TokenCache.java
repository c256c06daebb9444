package io.plugdesk.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plugdesk.desk.identity.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Function;

/**
 * Remembers callers by the hash of their token, a minute at most and never past the token's end.
 */
final class TokenCache {
  private static final int MOST = 10_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private final Cache<String, Caller> callers =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();
  private final Clock clock;

  TokenCache(Clock clock) {
    this.clock = clock;
  }

  /** The caller, verified now or not long ago; what is refused is not remembered. */
  Caller get(String bearer, Function<String, Caller> verifier) {
    var name = hash(bearer);
    var known = callers.getIfPresent(name);
    if (known != null && clock.instant().isBefore(known.expiresAt())) {
      return known;
    }
    var caller = verifier.apply(bearer);
    callers.put(name, caller);
    return caller;
  }

  private static String hash(String bearer) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(bearer.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
