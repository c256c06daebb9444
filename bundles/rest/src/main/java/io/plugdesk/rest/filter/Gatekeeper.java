package io.plugdesk.rest.filter;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.identity.Caller;
import io.plugdesk.desk.identity.PublicOperations;
import io.plugdesk.desk.identity.RateLimits;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.identity.Tokens;
import io.plugdesk.rest.problem.Problem.Kind;
import io.plugdesk.rest.problem.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides whether a request may go on: token, limits, role, origin and tenant, in this order.
 *
 * <p>An operation is public only when its path is listed as public and it names no roles; an
 * operation that is neither public nor names roles is refused to everybody.
 */
public final class Gatekeeper {
  private static final String SCHEME = "Bearer ";

  /** Probes of the house itself, which must not be throttled away. */
  private static final List<String> UNLIMITED = List.of("/health", "/v1/health", "/metrics");

  private final Supplier<Tokens> tokens;
  private final Supplier<RateLimits> limits;

  /**
   * Makes a gatekeeper.
   *
   * @param tokens the verifier, asked for at each request; it throws while there is none
   * @param limits the limits, asked for at each request
   */
  public Gatekeeper(Supplier<Tokens> tokens, Supplier<RateLimits> limits) {
    this.tokens = tokens;
    this.limits = limits;
  }

  /**
   * Lets a request in, or throws a {@link Refusal}.
   *
   * @return the caller; empty for a public operation
   */
  public Optional<Caller> admit(Call call) {
    if (PublicOperations.contains(call.path()) && call.allowed().isEmpty()) {
      if (UNLIMITED.stream().noneMatch(call.path()::startsWith)) {
        slowDown(limits.get().take(call.address()));
      }
      return Optional.empty();
    }
    var caller = verified(call);
    slowDown(limits.get().take(caller));
    checkRole(caller, call);
    checkOrigin(caller, call);
    call.tenants().forEach(named -> TenantAgreement.check(caller, named));
    return Optional.of(caller);
  }

  private Caller verified(Call call) {
    var header = call.authorization();
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw unauthenticated(
          "Send a token in the header Authorization: Bearer …; ./plugdesk token TENANT makes one",
          "Bearer realm=\"plugdesk\"");
    }
    try {
      return tokens.get().verify(header.substring(SCHEME.length()).trim());
    } catch (PlugdeskException e) {
      if (e.kind() != PlugdeskException.Kind.FORBIDDEN) {
        throw e;
      }
      slowDown(limits.get().take(call.address()));
      throw unauthenticated(e.getMessage(), "Bearer realm=\"plugdesk\", error=\"invalid_token\"");
    }
  }

  private static void checkRole(Caller caller, Call call) {
    var allowed =
        caller.roles().stream()
            .map(Gatekeeper::name)
            .anyMatch(role -> call.allowed().contains(role));
    if (!allowed) {
      throw new Refusal(
          Kind.FORBIDDEN,
          call.allowed().isEmpty()
              ? "No role may call this operation"
              : "This operation needs one of the roles %s; ./plugdesk token --help says how to get one"
                  .formatted(String.join(", ", call.allowed().stream().sorted().toList())));
    }
  }

  private static void checkOrigin(Caller caller, Call call) {
    if (caller.origin() != null && call.origin() != null) {
      if (!caller.origin().equalsIgnoreCase(call.origin())) {
        throw new Refusal(Kind.FORBIDDEN, "The token belongs to another web origin");
      }
    }
  }

  private static void slowDown(Duration wait) {
    if (!wait.isZero() && !wait.isNegative()) {
      var seconds = Math.max(1, (long) Math.ceil(wait.toMillis() / 1000.0));
      throw new Refusal(
          Kind.TOO_MANY_REQUESTS,
          "Wait %d s and try again".formatted(seconds),
          Map.of("Retry-After", Long.toString(seconds)));
    }
  }

  private static Refusal unauthenticated(String detail, String challenge) {
    return new Refusal(Kind.UNAUTHENTICATED, detail, Map.of("WWW-Authenticate", challenge));
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
