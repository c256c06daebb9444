package io.plugdesk.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.VisitorToken;
import io.plugdesk.desk.identity.Caller;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.identity.Tokens;
import io.plugdesk.desk.tenants.Tenants;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Verifies tokens against an allow-list of issuers, and issues those of visitors. */
final class NimbusTokens implements Tokens {
  static final String OUR_ISSUER = "plugdesk";
  private static final int SKEW_SECONDS = 30;
  private static final Duration VISIT = Duration.ofMinutes(30);
  private static final Duration RENEWABLE = Duration.ofHours(24);
  private final JWK key;
  private final Tenants tenants;
  private final Clock clock;
  private final TokenCache cache;
  private final Map<String, Issuer> issuers = new ConcurrentHashMap<>();
  private final Issuer renewals;

  NimbusTokens(JWK key, Tenants tenants, Clock clock) {
    this.key = key;
    this.tenants = tenants;
    this.clock = clock;
    this.cache = new TokenCache(clock);
    allow(new Issuer(OUR_ISSUER, null, Verifiers.of(OUR_ISSUER, key, SKEW_SECONDS)));
    var late = SKEW_SECONDS + (int) RENEWABLE.toSeconds();
    this.renewals = new Issuer(OUR_ISSUER, null, Verifiers.of(OUR_ISSUER, key, late));
  }

  /** Adds an issuer to the allow-list. */
  void allow(Issuer issuer) {
    issuers.put(issuer.name(), issuer);
  }

  @Override
  public Caller verify(String bearer) {
    var caller = cache.get(bearer, this::check);
    if (caller.tenant() != null && tenants.find(caller.tenant().tenantId()).isEmpty()) {
      throw refused("there is no such tenant", null);
    }
    return caller;
  }

  private Caller check(String bearer) {
    try {
      var token = SignedJWT.parse(bearer);
      var name = token.getJWTClaimsSet().getIssuer();
      var issuer = name == null ? null : issuers.get(name);
      if (issuer == null) {
        throw refused("its issuer is not known here", null);
      }
      return caller(issuer, token);
    } catch (ParseException e) {
      throw refused("it is no signed JWT", e);
    }
  }

  private Caller caller(Issuer issuer, SignedJWT token) throws ParseException {
    try {
      var claims = issuer.verifier().process(token, null);
      var roles = roles(claims.getStringListClaim("roles"));
      if (roles.contains(Role.VISITOR) && claims.getStringClaim("origin") == null) {
        throw refused("a visitor's token is bound to a web origin, and this one is not", null);
      }
      return new Caller(
          claims.getSubject(),
          tenant(issuer, claims, roles),
          roles,
          claims.getStringClaim("origin"),
          claims.getExpirationTime().toInstant());
    } catch (ExpiredJWTException e) {
      throw refused("it has expired", e);
    } catch (BadJOSEException | JOSEException e) {
      throw refused("its signature or its claims do not hold for this house", e);
    }
  }

  private TenantContext tenant(Issuer issuer, JWTClaimsSet claims, Set<Role> roles)
      throws ParseException {
    var claimed = claims.getStringClaim("tenant_id");
    if (roles.contains(Role.OPERATOR)) {
      if (claimed != null || roles.size() > 1 || issuer.tenantId() != null) {
        throw refused("an operator has no tenant and no other role", null);
      }
      return null;
    }
    if (claimed == null || (issuer.tenantId() != null && !issuer.tenantId().equals(claimed))) {
      throw refused("its issuer may not speak for this tenant", null);
    }
    return tenants
        .find(claimed)
        .filter(tenant -> tenant.context().tenantId().equals(claimed))
        .orElseThrow(() -> refused("there is no such tenant", null))
        .context();
  }

  private static Set<Role> roles(List<String> names) {
    var roles = EnumSet.noneOf(Role.class);
    for (var role : Role.values()) {
      if (names.contains(role.name().toLowerCase(Locale.ROOT))) {
        roles.add(role);
      }
    }
    if (roles.isEmpty()) {
      throw refused("it carries no role that is known here", null);
    }
    return roles;
  }

  @Override
  public VisitorToken issueVisitor(TenantContext tenant, String origin, String previous) {
    var visitor = visitor(tenant, Objects.requireNonNull(origin, "origin"), previous);
    Instant now = clock.instant();
    Instant end = now.plus(VISIT);
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(OUR_ISSUER)
            .audience(Verifiers.AUDIENCE)
            .subject(visitor)
            .claim("typ", Verifiers.TYPE)
            .claim("tenant_id", tenant.tenantId())
            .claim("roles", List.of(Role.NAME_VISITOR))
            .claim("origin", origin)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(end))
            .build();
    return new VisitorToken(sign(claims), visitor, end);
  }

  /** The visitor of an earlier token of the same tenant and origin, or a new one. */
  private String visitor(TenantContext tenant, String origin, String previous) {
    if (previous != null) {
      try {
        var token = SignedJWT.parse(previous);
        if (OUR_ISSUER.equals(token.getJWTClaimsSet().getIssuer())) {
          var before = caller(renewals, token);
          if (before.roles().equals(Set.of(Role.VISITOR))
              && tenant.equals(before.tenant())
              && origin.equals(before.origin())) {
            return before.subject();
          }
        }
      } catch (ParseException | PlugdeskException e) {
        return UUID.randomUUID().toString();
      }
    }
    return UUID.randomUUID().toString();
  }

  private String sign(JWTClaimsSet claims) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.parse(key.getAlgorithm().getName()))
              .type(JOSEObjectType.JWT)
              .keyID(key.getKeyID())
              .build();
      var token = new SignedJWT(header, claims);
      token.sign(new DefaultJWSSignerFactory().createJWSSigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("The issuer's key cannot sign", e);
    }
  }

  private static PlugdeskException refused(String reason, Exception cause) {
    return new PlugdeskException(
        Kind.FORBIDDEN, "The token is refused: " + reason + ". Ask for a new one.", cause);
  }
}
