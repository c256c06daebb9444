package io.plugdesk.launcher.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.plugdesk.launcher.house.Failure;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs short-lived bearer tokens with the key of the house's own issuer. */
public final class Tokens {
  public static final String OPERATOR = "operator";

  private static final String ISSUER = "plugdesk";
  private static final String AUDIENCE = "plugdesk-api";

  private final JWK key;
  private final Clock clock;

  /** Takes the private key as JSON (RFC 7517). */
  public Tokens(String jwk, Clock clock) {
    try {
      this.key = JWK.parse(jwk);
    } catch (ParseException broken) {
      throw new Failure(
          "The issuer's key is no JWK. Delete data/keys/issuer.jwk and start again: older tokens end.",
          broken);
    }
    this.clock = clock;
  }

  /** A token of an operator, who has no tenant. */
  public String operator(Duration lifetime) {
    return sign(claims("launcher", OPERATOR, lifetime).build());
  }

  /** A token of a user of a tenant. */
  public String of(String tenantId, String user, String role, Duration lifetime) {
    return sign(claims(user, role, lifetime).claim("tenant_id", tenantId).build());
  }

  private JWTClaimsSet.Builder claims(String subject, String role, Duration lifetime) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject(subject)
        .claim("typ", "Bearer")
        .claim("roles", List.of(role))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(lifetime)))
        .jwtID(UUID.randomUUID().toString());
  }

  private String sign(JWTClaimsSet claims) {
    try {
      JWSAlgorithm algorithm = JWSAlgorithm.parse(key.getAlgorithm().getName());
      JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, algorithm);
      JWSHeader header =
          new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(JOSEObjectType.JWT).build();
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException failure) {
      throw new Failure(
          "The issuer's key cannot sign. Delete data/keys/issuer.jwk and start again: older tokens end.",
          failure);
    }
  }
}
