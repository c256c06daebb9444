package io.plugdesk.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Set;

/** Makes the check of one issuer's tokens: asymmetric algorithms only, audience, type, times. */
final class Verifiers {
  static final String AUDIENCE = "plugdesk-api";
  static final String TYPE = "Bearer";
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256);
  private static final Set<String> REQUIRED = Set.of("sub", "iat", "exp", "roles");

  private Verifiers() {}

  /**
   * Makes a check.
   *
   * @param issuer the {@code iss} claim
   * @param key the issuer's key
   * @param skewSeconds how far clocks may differ, and for renewals how long a token may be over
   */
  static ConfigurableJWTProcessor<SecurityContext> of(String issuer, JWK key, int skewSeconds) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            ALGORITHMS, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()))));
    var claims =
        new DefaultJWTClaimsVerifier<SecurityContext>(
            Set.of(AUDIENCE),
            new JWTClaimsSet.Builder().issuer(issuer).claim("typ", TYPE).build(),
            REQUIRED,
            Set.of());
    claims.setMaxClockSkew(skewSeconds);
    processor.setJWTClaimsSetVerifier(claims);
    return processor;
  }
}
