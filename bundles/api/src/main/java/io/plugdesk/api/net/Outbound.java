package io.plugdesk.api.net;

import io.plugdesk.api.TenantContext;
import java.net.http.HttpClient;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way out of the house: an HTTP client that reaches the hosts which the plugin declared.
 *
 * <p>Asked for by plugins with a DS reference, from any number of threads, for as long as the
 * plugin's component is active. It returns at once; the client is the JDK's own interface, with
 * streamed bodies, time limits for each request, and futures that can be cancelled. All its clients
 * share connections, so one may be taken for each call. It speaks HTTP/1.1 unless a request asks
 * for another version, gives up a connection that is not made within five seconds, and follows no
 * redirect; opening WebSockets is not possible. It never returns null.
 *
 * <p>Each request is checked when it is sent: {@code send} throws, and the future of {@code
 * sendAsync} fails with, {@link io.plugdesk.api.PlugdeskException} FORBIDDEN for a host that the
 * plugin did not declare by {@link CallsHosts}, MISCONFIGURED for an address that is none or leads
 * into the house's own network, and TRANSIENT for a host without an address. All else fails as the
 * JDK's client does.
 */
@ProviderType
public interface Outbound {
  /**
   * A client for work on behalf of a tenant.
   *
   * @param tenant the tenant, as the plugin was called with; its settings say where a host that is
   *     declared by a setting lies
   */
  HttpClient client(TenantContext tenant);
}
