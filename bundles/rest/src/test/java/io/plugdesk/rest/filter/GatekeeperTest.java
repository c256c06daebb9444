package io.plugdesk.rest.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.VisitorToken;
import io.plugdesk.desk.identity.Caller;
import io.plugdesk.desk.identity.RateLimits;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.identity.Tokens;
import io.plugdesk.rest.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is let in. */
class GatekeeperTest {
  private static final TenantContext ACME =
      new TenantContext("0190a000-0000-7000-8000-000000000001", "acme");

  private final List<String> taken = new ArrayList<>();
  private Duration wait = Duration.ZERO;
  private final Gatekeeper gatekeeper = new Gatekeeper(() -> new AdminOnly(), () -> new Counting());

  @Test
  void letsAnybodyIntoAPublicOperation() {
    assertTrue(gatekeeper.admit(call("/chat/acme", null, Set.of())).isEmpty());
    assertEquals(List.of("192.0.2.1"), taken);
  }

  @Test
  void neverThrottlesHealth() {
    wait = Duration.ofSeconds(1);
    assertTrue(gatekeeper.admit(call("/health/ready", null, Set.of())).isEmpty());
    assertEquals(429, refused(call("/chat/acme", null, Set.of())));
  }

  @Test
  void asksForATokenBelowAPublicPathWhenRolesAreNamed() {
    assertEquals(401, refused(call("/chat/acme", null, Set.of("admin"))));
  }

  @Test
  void refusesAnOperationWithoutRolesToEverybody() {
    assertEquals(401, refused(call("/api/v1/x", null, Set.of())));
    assertEquals(403, refused(call("/api/v1/x", "Bearer admin", Set.of())));
  }

  @Test
  void acceptsTheSchemeInAnyCase() {
    assertTrue(gatekeeper.admit(call("/api/v1/x", "bearer admin", Set.of("admin"))).isPresent());
    assertEquals(401, refused(call("/api/v1/x", "Basic admin", Set.of("admin"))));
  }

  @Test
  void countsTheCallOfACallerAndNotOfTheAddress() {
    gatekeeper.admit(call("/api/v1/x", "Bearer admin", Set.of("admin")));
    assertEquals(List.of("ada"), taken);
  }

  @Test
  void slowsDownWhoGuessesTokens() {
    assertEquals(401, refused(call("/api/v1/x", "Bearer guess", Set.of("admin"))));
    assertEquals(List.of("192.0.2.1"), taken);
    wait = Duration.ofMillis(1);
    assertEquals(429, refused(call("/api/v1/x", "Bearer guess", Set.of("admin"))));
  }

  @Test
  void passesOnThatTokensCannotBeVerifiedNow() {
    var failure =
        assertThrows(
            PlugdeskException.class,
            () -> gatekeeper.admit(call("/api/v1/x", "Bearer away", Set.of("admin"))));
    assertEquals(PlugdeskException.Kind.TRANSIENT, failure.kind());
  }

  private int refused(Call call) {
    return assertThrows(Refusal.class, () -> gatekeeper.admit(call)).problem().status();
  }

  private static Call call(String path, String authorization, Set<String> allowed) {
    return new Call(path, authorization, null, "192.0.2.1", allowed, List.of());
  }

  /** Knows one token. */
  private static final class AdminOnly implements Tokens {
    @Override
    public Caller verify(String bearer) {
      return switch (bearer) {
        case "admin" -> new Caller("ada", ACME, Set.of(Role.ADMIN), null, Instant.MAX);
        case "away" -> throw new PlugdeskException(PlugdeskException.Kind.TRANSIENT, "Away");
        default -> throw new PlugdeskException(PlugdeskException.Kind.FORBIDDEN, "Does not hold");
      };
    }

    @Override
    public VisitorToken issueVisitor(TenantContext tenant, String origin, String previous) {
      throw new AssertionError("The gatekeeper issues nothing");
    }
  }

  /** Remembers whose budget was used. */
  private final class Counting implements RateLimits {
    @Override
    public Duration take(Caller caller) {
      taken.add(caller.subject());
      return wait;
    }

    @Override
    public Duration take(String address) {
      taken.add(address);
      return wait;
    }
  }
}
