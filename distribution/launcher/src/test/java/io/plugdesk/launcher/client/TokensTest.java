package io.plugdesk.launcher.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final String TENANT = "018f4e9a-0000-7000-8000-000000000001";
  private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Clock clock = Clock.fixed(now, ZoneOffset.UTC);

  @Test
  void aUsersTokenCarriesTenantRoleAndItsEnd() throws Exception {
    ECKey key =
        new ECKeyGenerator(Curve.P_256).keyID("k1").algorithm(JWSAlgorithm.ES256).generate();
    String token =
        new Tokens(key.toJSONString(), clock).of(TENANT, "mia", "agent", Duration.ofHours(1));
    SignedJWT parsed = SignedJWT.parse(token);
    assertTrue(parsed.verify(new ECDSAVerifier(key.toPublicJWK())));
    assertEquals("k1", parsed.getHeader().getKeyID());
    var claims = parsed.getJWTClaimsSet();
    assertEquals("plugdesk", claims.getIssuer());
    assertEquals(List.of("plugdesk-api"), claims.getAudience());
    assertEquals("mia", claims.getSubject());
    assertEquals("Bearer", claims.getStringClaim("typ"));
    assertEquals(TENANT, claims.getStringClaim("tenant_id"));
    assertEquals(List.of("agent"), claims.getStringListClaim("roles"));
    assertEquals(now, claims.getIssueTime().toInstant());
    assertEquals(now.plusSeconds(3600), claims.getExpirationTime().toInstant());
    assertNotNull(claims.getJWTID());
  }

  @Test
  void theOperatorHasNoTenant() throws Exception {
    RSAKey key = new RSAKeyGenerator(2048).keyID("k2").algorithm(JWSAlgorithm.RS256).generate();
    SignedJWT parsed =
        SignedJWT.parse(new Tokens(key.toJSONString(), clock).operator(Duration.ofMinutes(5)));
    assertTrue(parsed.verify(new RSASSAVerifier(key.toPublicJWK())));
    assertNull(parsed.getJWTClaimsSet().getClaim("tenant_id"));
    assertEquals(List.of("operator"), parsed.getJWTClaimsSet().getStringListClaim("roles"));
  }
}
