package io.plugdesk.channel.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Channel;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.feature.Needs;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.net.CallsHosts;
import io.plugdesk.api.net.Outbound;
import io.plugdesk.api.secret.ReadsSecrets;
import io.plugdesk.api.secret.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The webhook of one tenant: checks what comes in, and posts each finished answer. */
@CallsHosts("setting:callback_url")
@ReadsSecrets("setting:secret_ref")
@Component(
    configurationPid = WebhookChannel.ID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = Channel.class)
@Designate(ocd = WebhookConfig.class, factory = true)
@Provides("webhook")
@Needs("answers")
@Needs("search")
public final class WebhookChannel implements Channel {
  /** The plugin's id. */
  static final String ID = "io.plugdesk.channel.webhook";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final WebhookConfig config;
  private final Webhooks webhooks;
  private final String tenantId;
  private final Outbound outbound;
  private final Secrets secrets;
  private final Clock clock;

  /** Opens the channel for the tenant that the properties name. */
  @Activate
  public WebhookChannel(
      WebhookConfig config,
      Map<String, Object> properties,
      @Reference Webhooks webhooks,
      @Reference Outbound outbound,
      @Reference Secrets secrets) {
    this(
        config,
        String.valueOf(properties.get("plugdesk.tenant")),
        webhooks,
        outbound,
        secrets,
        Clock.systemUTC());
  }

  WebhookChannel(
      WebhookConfig config,
      String tenantId,
      Webhooks webhooks,
      Outbound outbound,
      Secrets secrets,
      Clock clock) {
    this.config = config;
    this.tenantId = tenantId;
    this.webhooks = webhooks;
    this.outbound = outbound;
    this.secrets = secrets;
    this.clock = clock;
    webhooks.open(tenantId, this);
  }

  @Override
  public ReplySink open(Reply reply) {
    return new WebhookReply(reply, clock, message -> post(reply.tenant(), message));
  }

  /** Closes the channel. */
  @Deactivate
  public void close() {
    webhooks.close(tenantId, this);
  }

  /**
   * Refuses what is not signed with the tenant's secret for this path, or was signed too long ago.
   */
  void check(TenantContext tenant, String timestamp, String signature, String path, byte[] body) {
    long seconds =
        timestamp != null && timestamp.matches("[0-9]{1,12}") ? Long.parseLong(timestamp) : 0;
    boolean timely =
        Math.abs(clock.instant().getEpochSecond() - seconds) <= config.window__seconds();
    if (!timely
        || !Signature.matches(Signature.of(secret(tenant), timestamp, path, body), signature)) {
      throw new PlugdeskException(
          Kind.FORBIDDEN,
          "The request is not signed by this tenant for this path, or too old: sign timestamp, path"
              + " and body anew, a line each, and look at the clock");
    }
  }

  private void post(TenantContext tenant, Map<String, Object> message) {
    try {
      var body = JSON.writeValueAsBytes(message);
      var timestamp = String.valueOf(clock.instant().getEpochSecond());
      var address = URI.create(config.callback__url());
      var request =
          HttpRequest.newBuilder(address)
              .timeout(Duration.ofSeconds(config.timeout__seconds()))
              .header("Content-Type", "application/json")
              .header(Signature.TIMESTAMP, timestamp)
              .header(
                  Signature.HEADER, Signature.of(secret(tenant), timestamp, path(address), body))
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      int status = status(tenant, request);
      if (status < 200 || status > 299) {
        throw failed("answered " + status, null);
      }
    } catch (IllegalArgumentException e) {
      throw new PlugdeskException(Kind.MISCONFIGURED, "callback_url is no address: correct it", e);
    } catch (IOException e) {
      throw failed("cannot be written", e);
    }
  }

  private static String path(URI address) {
    var query = address.getRawQuery();
    var path = address.getRawPath();
    return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  /** The limit holds for the whole answer: a body that never ends must not hold the thread. */
  private int status(TenantContext tenant, HttpRequest request) {
    var answer = outbound.client(tenant).sendAsync(request, BodyHandlers.discarding());
    try {
      return answer.get(config.timeout__seconds(), TimeUnit.SECONDS).statusCode();
    } catch (TimeoutException e) {
      throw failed("did not answer in time", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof PlugdeskException refused
          ? refused
          : failed("cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was not waited for", e);
    } finally {
      answer.cancel(true);
    }
  }

  private String secret(TenantContext tenant) {
    return secrets
        .read(tenant, config.secret__ref())
        .orElseThrow(
            () ->
                new PlugdeskException(Kind.MISCONFIGURED, "secret_ref is empty: write file:NAME"));
  }

  private static PlugdeskException failed(String how, Exception cause) {
    return new PlugdeskException(
        Kind.TRANSIENT, "The callback " + how + ": look at your system, it is tried again", cause);
  }
}
