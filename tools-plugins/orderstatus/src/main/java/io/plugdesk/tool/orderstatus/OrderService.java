package io.plugdesk.tool.orderstatus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.net.Outbound;
import io.plugdesk.api.secret.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A shop's order service: one GET for one order. */
record OrderService(OrderStatusConfig config, Outbound outbound, Secrets secrets) {
  private static final int MOST_BYTES = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The order as the service tells it; empty when there is none of this number. */
  Optional<JsonNode> order(TenantContext tenant, String number) {
    var body = new ByteArrayOutputStream();
    var answer =
        outbound
            .client(tenant)
            .sendAsync(
                request(tenant, number),
                BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(b -> keep(body, b))));
    try {
      return read(
          answer.get(config.timeout__seconds(), TimeUnit.SECONDS).statusCode(), body.toByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was not waited for", e);
    } catch (TimeoutException e) {
      throw failed("did not answer in time", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof PlugdeskException refused
          ? refused
          : failed("cannot be reached", e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(TenantContext tenant, String number) {
    try {
      var encoded = URLEncoder.encode(number, StandardCharsets.UTF_8).replace("+", "%20");
      var path = config.path().replace("{number}", encoded);
      var base = config.base__url().replaceAll("/+$", "");
      var request =
          HttpRequest.newBuilder(URI.create(base + (path.startsWith("/") ? "" : "/") + path));
      request.header("Accept", "application/json");
      var bearer = config.key__header().equalsIgnoreCase("Authorization") ? "Bearer " : "";
      secrets
          .read(tenant, config.api__key__ref())
          .ifPresent(key -> request.header(config.key__header(), bearer + key));
      return request.build();
    } catch (IllegalArgumentException e) {
      throw wrong("base_url, path or key_header is not valid: correct it");
    }
  }

  /** Keeps one byte more than may come, so that too much is known from enough. */
  private static void keep(ByteArrayOutputStream body, byte[] part) {
    body.write(part, 0, Math.min(part.length, MOST_BYTES + 1 - body.size()));
  }

  private static Optional<JsonNode> read(int status, byte[] body) {
    if (status == 404) {
      return Optional.empty();
    }
    if (status == 401 || status == 403) {
      throw wrong("The order service refused the key (" + status + "): check api_key_ref");
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw failed("is busy or failing (" + status + ")", null);
    }
    if (status != 200 || body.length > MOST_BYTES) {
      throw wrong(
          "The order service answered %d with %d bytes or more: check base_url and path"
              .formatted(status, body.length));
    }
    try {
      return Optional.of(JSON.readTree(body));
    } catch (IOException e) {
      throw wrong("The order service did not answer with JSON: check base_url and path");
    }
  }

  private static PlugdeskException failed(String how, Throwable cause) {
    return new PlugdeskException(
        Kind.TRANSIENT, "The order service " + how + ": try again, or look at the service", cause);
  }

  private static PlugdeskException wrong(String message) {
    return new PlugdeskException(Kind.MISCONFIGURED, message);
  }
}
