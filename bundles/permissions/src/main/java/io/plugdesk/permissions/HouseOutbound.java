package io.plugdesk.permissions;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.net.Outbound;
import java.net.http.HttpClient;
import java.time.Duration;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The way out for one bundle, which has its own connections; made when it is first asked for. */
@Component(service = Outbound.class, scope = ServiceScope.BUNDLE)
public final class HouseOutbound implements Outbound {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final Grants grants;
  private HttpClient client;

  /** Opens nothing yet. */
  @Activate
  public HouseOutbound(
      ComponentContext context, @Reference ConfiguredSettings settings, @Reference Audit audit) {
    this(
        new Grants(
            Plugin.declared(context.getUsingBundle()), settings, Reach.ofThisHouse(), audit));
  }

  HouseOutbound(Grants grants) {
    this.grants = grants;
  }

  @Deactivate
  void close() {
    grants.settings().forget(grants.plugin());
  }

  @Override
  public HttpClient client(TenantContext tenant) {
    return new CheckedClient(shared(), address -> grants.checkHost(tenant, address));
  }

  /** A redirect would lead past the check, so none is followed. */
  private synchronized HttpClient shared() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT_LIMIT)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return client;
  }
}
