package io.plugdesk.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.store.TestTenants;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which tokens are believed, and which are not. */
class NimbusTokensTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");
  private static final String ORIGIN = "https://shop.example.com";
  private final ECKey key = key();
  private final TestTenants tenants = new TestTenants(ACME, GLOBEX);
  private final NimbusTokens tokens = new NimbusTokens(key, tenants, Clock.systemUTC());

  @Test
  void believesATokenOfItsOwnIssuer() throws Exception {
    var caller = tokens.verify(signed(claims().build(), key));
    assertEquals(ACME, caller.tenant());
    assertEquals(Set.of(Role.USER), caller.roles());
  }

  @Test
  void believesAnOperatorWithoutATenant() throws Exception {
    var claims = claims().claim("roles", List.of("operator")).claim("tenant_id", null).build();
    assertNull(tokens.verify(signed(claims, key)).tenant());
  }

  @Test
  void refusesAnOperatorWithATenant() throws Exception {
    refuses(signed(claims().claim("roles", List.of("operator")).build(), key));
    refuses(signed(claims().claim("roles", List.of("operator", "admin")).build(), key));
  }

  @Test
  void refusesATokenWithoutASignature() {
    refuses(new PlainJWT(claims().build()).serialize());
  }

  @Test
  void refusesASecretMadeOfThePublicKey() throws Exception {
    var secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
    token.sign(new MACSigner(secret));
    refuses(token.serialize());
  }

  @Test
  void refusesAnotherKeyUnderTheSameName() throws Exception {
    refuses(signed(claims().build(), new ECKey.Builder(key()).keyID(key.getKeyID()).build()));
  }

  @Test
  void refusesAnIssuerThatIsNotOnTheList() throws Exception {
    refuses(signed(claims().issuer("https://evil.example.com").build(), key));
    refuses(signed(claims().issuer(null).build(), key));
  }

  @Test
  void refusesAnotherAudience() throws Exception {
    refuses(signed(claims().audience("another-api").build(), key));
  }

  @Test
  void refusesATokenOfAnotherType() throws Exception {
    refuses(signed(claims().claim("typ", "ID").build(), key));
  }

  @Test
  void refusesATokenThatHasEnded() throws Exception {
    refuses(signed(claims().expirationTime(in(Duration.ofMinutes(-2))).build(), key));
    refuses(signed(claims().expirationTime(null).build(), key));
  }

  @Test
  void refusesATokenWithoutSubjectOrRole() throws Exception {
    refuses(signed(claims().subject(null).build(), key));
    refuses(signed(claims().claim("roles", List.of("emperor")).build(), key));
  }

  @Test
  void refusesATenantThatIsNotThere() throws Exception {
    refuses(
        signed(claims().claim("tenant_id", "00000000-0000-0000-0000-000000000000").build(), key));
    refuses(signed(claims().claim("tenant_id", null).build(), key));
    refuses(signed(claims().claim("tenant_id", ACME.slug()).build(), key));
  }

  @Test
  void refusesAnIssuerThatSpeaksForAnotherTenant() throws Exception {
    var realm = key();
    tokens.allow(new Issuer("realm", GLOBEX.tenantId(), Verifiers.of("realm", realm, 30)));
    var own = claims().issuer("realm").claim("tenant_id", GLOBEX.tenantId());
    assertEquals(GLOBEX, tokens.verify(signed(own.build(), realm)).tenant());
    refuses(signed(claims().issuer("realm").build(), realm));
  }

  @Test
  void refusesAPayloadThatWasChanged() throws Exception {
    var parts = signed(claims().build(), key).split("\\.");
    var other = signed(claims().claim("roles", List.of("admin")).build(), key()).split("\\.");
    refuses(parts[0] + "." + other[1] + "." + parts[2]);
  }

  @Test
  void refusesAVisitorWithoutAnOrigin() throws Exception {
    refuses(signed(claims().claim("roles", List.of("visitor")).build(), key));
  }

  @Test
  void refusesATenantThatHasGoneSince() throws Exception {
    var token = signed(claims().build(), key);
    assertEquals(ACME, tokens.verify(token).tenant());
    tenants.gone = true;
    refuses(token);
  }

  @Test
  void neverRepeatsTheToken() {
    var token = new PlainJWT(claims().build()).serialize();
    var refused = assertThrows(PlugdeskException.class, () -> tokens.verify(token));
    assertFalse(refused.getMessage().contains(token));
  }

  @Test
  void issuesATokenThatItBelieves() {
    var issued = tokens.issueVisitor(ACME, ORIGIN, null);
    var caller = tokens.verify(issued.token());
    assertEquals(issued.visitorId(), caller.subject());
    assertEquals(Set.of(Role.VISITOR), caller.roles());
    assertEquals(ORIGIN, caller.origin());
  }

  @Test
  void knowsAVisitorAgainWithinADay() {
    var yesterday = Clock.offset(Clock.systemUTC(), Duration.ofHours(-20));
    var before = new NimbusTokens(key, tenants, yesterday).issueVisitor(ACME, ORIGIN, null);
    var after = tokens.issueVisitor(ACME, ORIGIN, before.token());
    assertEquals(before.visitorId(), after.visitorId());
  }

  @Test
  void doesNotKnowAVisitorOfAnotherTenantOriginOrWeek() {
    var lastWeek = Clock.offset(Clock.systemUTC(), Duration.ofDays(-7));
    var old = new NimbusTokens(key, tenants, lastWeek).issueVisitor(ACME, ORIGIN, null);
    var fresh = tokens.issueVisitor(ACME, ORIGIN, null);
    assertNotEquals(old.visitorId(), tokens.issueVisitor(ACME, ORIGIN, old.token()).visitorId());
    assertNotEquals(
        fresh.visitorId(), tokens.issueVisitor(GLOBEX, ORIGIN, fresh.token()).visitorId());
    assertNotEquals(
        fresh.visitorId(),
        tokens.issueVisitor(ACME, "https://b.example.com", fresh.token()).visitorId());
  }

  private void refuses(String token) {
    var refused = assertThrows(PlugdeskException.class, () -> tokens.verify(token));
    assertEquals(Kind.FORBIDDEN, refused.kind());
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(NimbusTokens.OUR_ISSUER)
        .audience(Verifiers.AUDIENCE)
        .subject("somebody")
        .claim("typ", Verifiers.TYPE)
        .claim("tenant_id", ACME.tenantId())
        .claim("roles", List.of("user"))
        .issueTime(in(Duration.ZERO))
        .expirationTime(in(Duration.ofMinutes(5)));
  }

  private static Date in(Duration duration) {
    return Date.from(Instant.now().plus(duration));
  }

  private static String signed(JWTClaimsSet claims, ECKey key) throws JOSEException {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims);
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
