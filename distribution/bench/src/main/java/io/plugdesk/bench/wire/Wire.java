package io.plugdesk.bench.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Requests to a house that may be gone at any moment: a request that fails is sent again. */
public final class Wire {
  /** Reads and writes what goes over the wire. */
  public static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration GIVEN_UP = Duration.ofMinutes(4);
  private static final long PAUSE_MILLIS = 250;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final String address;

  /**
   * Requests to a house.
   *
   * @param address where it answers
   */
  public Wire(String address) {
    this.address = address;
  }

  /**
   * A request that may be sent many times over.
   *
   * @param method of HTTP
   * @param path with its query
   * @param token the bearer token, or null
   * @param type the media type of the body
   * @param body the body
   */
  public record Call(String method, String path, String token, String type, BodyPublisher body) {
    /** A request without a body. */
    public static Call get(String path, String token) {
      return new Call("GET", path, token, "application/json", BodyPublishers.noBody());
    }

    /** A request with a body of JSON. */
    public static Call post(String path, String token, Object body) {
      try {
        var text = JSON.writeValueAsString(body);
        return new Call("POST", path, token, "application/json", BodyPublishers.ofString(text));
      } catch (IOException e) {
        throw new IllegalStateException("A request cannot be written as JSON", e);
      }
    }

    /** The same request by PUT. */
    public Call put() {
      return new Call("PUT", path, token, type, body);
    }

    /** A form with one file, its plain fields first. */
    public static Call upload(String path, String token, Map<String, String> fields, Paper paper) {
      var boundary = "plugdesk-" + UUID.randomUUID();
      var head = new StringBuilder();
      fields.forEach(
          (name, value) ->
              head.append(
                  "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                      .formatted(boundary, name, value)));
      head.append(
          "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
              .formatted(boundary, paper.fileName(), paper.mediaType()));
      var body =
          BodyPublishers.concat(
              BodyPublishers.ofString(head.toString()),
              BodyPublishers.ofByteArray(paper.bytes()),
              BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
      return new Call("POST", path, token, "multipart/form-data; boundary=" + boundary, body);
    }
  }

  /**
   * The answer to a request, sent again and again until the house takes it. What is to be deleted
   * and is gone when that is asked for again was deleted.
   */
  public JsonNode insist(Call call) throws InterruptedException {
    long end = System.nanoTime() + GIVEN_UP.toNanos();
    var last = "nobody answered";
    var lost = false;
    while (System.nanoTime() < end) {
      try {
        var response =
            http.send(request(call).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() < 300) {
          return response.body().isBlank()
              ? MissingNode.getInstance()
              : JSON.readTree(response.body());
        }
        if (lost && response.statusCode() == 404 && call.method().equals("DELETE")) {
          return MissingNode.getInstance();
        }
        last = response.statusCode() + " " + response.body();
        if (response.statusCode() < 500
            && response.statusCode() != 429
            && response.statusCode() != 404) {
          break;
        }
      } catch (IOException gone) {
        last = String.valueOf(gone.getMessage());
        lost = true;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new IllegalStateException(call.method() + " " + call.path() + ": " + last);
  }

  /** The answer to a request that is sent once; any refusal is a failure. */
  public JsonNode once(Call call) throws IOException, InterruptedException {
    var response = http.send(request(call).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() >= 300) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
  }

  /** Whether the house says that it is ready. */
  public boolean ready() throws InterruptedException {
    try {
      var call = Call.get("/health/ready", null);
      return http.send(request(call).build(), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException gone) {
      return false;
    }
  }

  /** The events after the given one; empty when the house does not give them now. */
  public Optional<InputStream> events(String path, String token, String after)
      throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(address + path))
              .header("Authorization", "Bearer " + token)
              .header("Accept", "text/event-stream");
      if (!after.isEmpty()) {
        request.header("Last-Event-ID", after);
      }
      var response = http.send(request.build(), BodyHandlers.ofInputStream());
      if (response.statusCode() == 200) {
        return Optional.of(response.body());
      }
      response.body().close();
      return Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** A request as it goes over the wire. */
  public HttpRequest.Builder request(Call call) {
    var request =
        HttpRequest.newBuilder(URI.create(address + call.path()))
            .timeout(PATIENCE)
            .header("Content-Type", call.type())
            .header("Accept", "application/json, application/problem+json")
            .method(call.method(), call.body());
    return call.token() == null
        ? request
        : request.header("Authorization", "Bearer " + call.token());
  }
}
