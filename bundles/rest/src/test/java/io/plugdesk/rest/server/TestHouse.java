package io.plugdesk.rest.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.VisitorToken;
import io.plugdesk.desk.identity.Caller;
import io.plugdesk.desk.identity.RateLimits;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.identity.Tokens;
import io.plugdesk.rest.routing.Owner;
import io.plugdesk.rest.routing.Rank;
import io.plugdesk.rest.routing.Router;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.osgi.framework.Version;

/** The real door on a loopback port, with tokens that are just names. */
final class TestHouse implements AutoCloseable {
  static final TenantContext ACME =
      new TenantContext("0190a000-0000-7000-8000-000000000001", "acme");

  final Router router = new Router();
  final Publisher publisher;
  final HouseServices services = new HouseServices();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final HttpClient client = HttpClient.newHttpClient();

  TestHouse() throws Exception {
    services.tokens = new NamedTokens();
    services.limits = new NoLimits();
    publisher = new Publisher(router, services, new Settings());
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    var context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
    var holder =
        new ServletHolder(new HouseServlet(router, services, new Opening(() -> true, () -> true)));
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    server.setHandler(context);
    server.start();
  }

  void publish(String path, Object resource) {
    publish(path, "test.owner", 1, resource);
  }

  void publish(String path, String owner, int version, Object resource) {
    var rank = new Rank(0, new Version(version, 0, 0), version);
    publisher.publish(resource, path, new Owner(owner, version), rank, resource);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpRequest.Builder as(String token, String path) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Whether the caller's connection from that port of its is open. */
  boolean isConnected(int port) {
    return connector.getConnectedEndPoints().stream()
        .anyMatch(each -> each.getRemoteAddress().getPort() == port);
  }

  HttpClient client() {
    return client;
  }

  int port() {
    return connector.getLocalPort();
  }

  static void assertProblem(HttpResponse<String> response, int status, String type) {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
    assertTrue(response.body().contains("\"urn:plugdesk:problem:" + type + "\""), response.body());
  }

  @Override
  public void close() throws Exception {
    server.stop();
    publisher.stop();
  }

  /** Knows the tokens admin, visitor and operator. */
  private static final class NamedTokens implements Tokens {
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final Map<String, Caller> CALLERS =
        Map.of(
            "admin", new Caller("ada", ACME, Set.of(Role.ADMIN), null, END),
            "visitor", new Caller("vic", ACME, Set.of(Role.VISITOR), "https://shop.example", END),
            "operator", new Caller("otto", null, Set.of(Role.OPERATOR), null, END));

    @Override
    public Caller verify(String bearer) {
      var caller = CALLERS.get(bearer);
      if (caller == null) {
        throw new PlugdeskException(PlugdeskException.Kind.FORBIDDEN, "The token does not hold");
      }
      return caller;
    }

    @Override
    public VisitorToken issueVisitor(TenantContext tenant, String origin, String previous) {
      return new VisitorToken("visitor", "vic", END);
    }
  }

  /** Lets everybody call as often as they like. */
  private static final class NoLimits implements RateLimits {
    @Override
    public Duration take(Caller caller) {
      return Duration.ZERO;
    }

    @Override
    public Duration take(String address) {
      return Duration.ZERO;
    }
  }

  /** Small limits, so that tests reach them. */
  private static final class Settings implements RestConfig {
    @Override
    public int body_limit() {
      return 1000;
    }

    @Override
    public long upload_limit() {
      return 100_000;
    }

    @Override
    public long drain_limit() {
      return 3000;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return RestConfig.class;
    }
  }
}
