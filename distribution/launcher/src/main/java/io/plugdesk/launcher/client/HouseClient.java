package io.plugdesk.launcher.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests to the running house, and its errors as sentences. */
public final class HouseClient {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration GLANCE = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration STREAM = Duration.ofMinutes(5);
  private static final int OK_BELOW = 300;
  private static final int MAX_ERROR_TEXT = 300;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final String address;

  public HouseClient(String address) {
    this.address = address;
  }

  /**
   * What a GET without a token gave.
   *
   * @param status of HTTP, or 0 when nobody answers
   * @param body as JSON, missing when it is none
   */
  public record Glance(int status, JsonNode body) {
    private static final Glance NOBODY = new Glance(0, MissingNode.getInstance());
    private static final int OK = 200;

    public boolean isOk() {
      return status == OK;
    }
  }

  /** Looks at an address that needs no token; never fails. */
  public Glance glance(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + path)).timeout(GLANCE).build();
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Glance(response.statusCode(), parse(response.body()));
    } catch (IOException nobody) {
      return Glance.NOBODY;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Glance.NOBODY;
    }
  }

  public JsonNode get(String path, String token) {
    return send(request(path, token).GET().build());
  }

  public JsonNode post(String path, String token, Object body) {
    return send(request(path, token).POST(json(body)).build());
  }

  public JsonNode put(String path, String token, Object body) {
    return send(request(path, token).PUT(json(body)).build());
  }

  /** The body of a streamed answer; the caller closes it. */
  public InputStream stream(String path, String token, Object body) {
    HttpRequest request =
        request(path, token)
            .timeout(STREAM)
            .setHeader("Accept", "text/event-stream")
            .POST(json(body))
            .build();
    HttpResponse<InputStream> response = exchange(request, BodyHandlers.ofInputStream());
    if (response.statusCode() >= OK_BELOW) {
      throw refused(response.statusCode(), text(response.body()));
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, application/problem+json");
  }

  private JsonNode send(HttpRequest request) {
    HttpResponse<String> response = exchange(request, BodyHandlers.ofString());
    if (response.statusCode() >= OK_BELOW) {
      throw refused(response.statusCode(), response.body());
    }
    return parse(response.body());
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException failure) {
      throw new Failure(
          "Nobody answers at "
              + address
              + ". Start the house with './plugdesk start', or see './plugdesk logs karaf'.",
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failure("The request to " + address + " was interrupted. Ask again.", interrupted);
    }
  }

  /** An RFC 9457 problem as a sentence; another body is cut short. */
  private static Refused refused(int status, String body) {
    JsonNode problem = parse(body);
    String detail = problem.path("detail").asText(problem.path("title").asText(""));
    String text = detail.isEmpty() ? body.strip() : detail;
    return new Refused(
        status,
        "The house answered "
            + status
            + ": "
            + text.substring(0, Math.min(text.length(), MAX_ERROR_TEXT)));
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    try {
      return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }

  private static String text(InputStream body) {
    try (body) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      return "";
    }
  }
}
