package io.plugdesk.security;

import com.nimbusds.jose.jwk.JWKSet;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.VisitorToken;
import io.plugdesk.desk.identity.Caller;
import io.plugdesk.desk.identity.RateLimits;
import io.plugdesk.desk.identity.Tokens;
import io.plugdesk.desk.tenants.Tenants;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Offers tokens and rate limits as services. */
@Component(service = {Tokens.class, RateLimits.class, SecurityComponent.class})
@Designate(ocd = SecurityConfig.class)
public final class SecurityComponent implements Tokens, RateLimits {
  private final JWKSet published;
  private final NimbusTokens tokens;
  private final BucketRateLimits limits;

  /** Reads the issuer's key. */
  @Activate
  public SecurityComponent(
      BundleContext bundle, SecurityConfig config, @Reference Tenants tenants) {
    var home = bundle.getProperty("plugdesk.home");
    if (home == null) {
      throw new IllegalStateException(
          "The property plugdesk.home is missing; start the house with ./plugdesk start");
    }
    var key = IssuerKey.read(Path.of(home, "keys", "issuer.jwk"));
    this.published = new JWKSet(key.toPublicJWK());
    this.tokens = new NimbusTokens(key, tenants, Clock.systemUTC());
    this.limits =
        new BucketRateLimits(
            tenants,
            config.tenant__per__second(),
            config.visitor__per__second(),
            config.address__per__second());
  }

  /** The public half of the issuer's key. */
  JWKSet published() {
    return published;
  }

  @Override
  public Caller verify(String bearer) {
    return tokens.verify(bearer);
  }

  @Override
  public VisitorToken issueVisitor(TenantContext tenant, String origin, String previous) {
    return tokens.issueVisitor(tenant, origin, previous);
  }

  @Override
  public Duration take(Caller caller) {
    return limits.take(caller);
  }

  @Override
  public Duration take(String address) {
    return limits.take(address);
  }
}
