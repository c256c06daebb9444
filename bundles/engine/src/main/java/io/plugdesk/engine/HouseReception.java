package io.plugdesk.engine;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Reception;
import io.plugdesk.api.channel.TenantProfile;
import io.plugdesk.api.channel.VisitorToken;
import io.plugdesk.desk.gateway.Gateway;
import io.plugdesk.desk.identity.Tokens;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Receives visitors: shows them the tenant they came to and gives them a token. */
@Component
public final class HouseReception implements Reception {
  private final Tenants tenants;
  private final Plugins plugins;
  private final Gateway gateway;
  private final Tokens tokens;

  /** Opens the reception. */
  @Activate
  public HouseReception(
      @Reference Tenants tenants,
      @Reference Plugins plugins,
      @Reference Gateway gateway,
      @Reference Tokens tokens) {
    this.tenants = tenants;
    this.plugins = plugins;
    this.gateway = gateway;
    this.tokens = tokens;
  }

  @Override
  public Optional<TenantProfile> tenant(String slug, String channel) {
    return tenants
        .find(slug)
        .filter(tenant -> plugins.enabled(tenant.context(), channel))
        .map(this::profile);
  }

  private TenantProfile profile(Tenant tenant) {
    var settings = TenantSettings.of(tenant);
    return new TenantProfile(
        tenant.context(),
        tenant.name(),
        settings.accent(),
        settings.greeting(),
        settings.quickReplies(),
        gateway.quotes(tenant.context()));
  }

  @Override
  public VisitorToken issueToken(TenantContext tenant, String origin, String previous) {
    return tokens.issueVisitor(tenant, origin, previous);
  }
}
