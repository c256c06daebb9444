package io.plugdesk.model.openai;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * LangChain4j's HTTP client over the JDK's, for one request: no thread waits for the server, a
 * refusal keeps its Retry-After, and closing closes the connection at any time.
 */
final class EventStreams implements HttpClient, AutoCloseable {
  private static final Duration HEADERS_LIMIT = Duration.ofMinutes(2);

  private final java.net.http.HttpClient client;
  private final List<Runnable> open = new ArrayList<>();
  private boolean closed;

  EventStreams(java.net.http.HttpClient client) {
    this.client = client;
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    var stream = new EventStream(listener);
    var exchange = client.sendAsync(converted(request), info -> body(info, stream));
    exchange.whenComplete(
        (response, error) -> {
          if (error != null) {
            stream.onError(error);
          }
        });
    onClose(
        () -> {
          stream.stop();
          exchange.cancel(true);
        });
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    try {
      var response = client.sendAsync(converted(request), BodyHandlers.ofString()).join();
      if (!Refusals.isSuccess(response.statusCode())) {
        throw Refusals.of(response.statusCode(), response.headers());
      }
      return SuccessfulHttpResponse.builder()
          .statusCode(response.statusCode())
          .headers(response.headers().map())
          .body(response.body())
          .build();
    } catch (CompletionException e) {
      throw Refusals.unreachable(e.getCause());
    }
  }

  /** Gives the connection up, now or as soon as there is one. */
  @Override
  public void close() {
    List<Runnable> closing;
    synchronized (this) {
      closed = true;
      closing = List.copyOf(open);
      open.clear();
    }
    closing.forEach(Runnable::run);
  }

  private void onClose(Runnable work) {
    synchronized (this) {
      if (!closed) {
        open.add(work);
        return;
      }
    }
    work.run();
  }

  private static BodySubscriber<Void> body(ResponseInfo info, EventStream stream) {
    if (Refusals.isSuccess(info.statusCode())) {
      return BodySubscribers.fromLineSubscriber(stream);
    }
    stream.onError(Refusals.of(info.statusCode(), info.headers()));
    return BodySubscribers.replacing(null);
  }

  private static java.net.http.HttpRequest converted(HttpRequest request) {
    try {
      var converted =
          java.net.http.HttpRequest.newBuilder(URI.create(request.url())).timeout(HEADERS_LIMIT);
      request
          .headers()
          .forEach((name, values) -> values.forEach(value -> converted.header(name, value)));
      var body =
          request.body() == null
              ? BodyPublishers.noBody()
              : BodyPublishers.ofString(request.body());
      return converted.method(request.method().name(), body).build();
    } catch (IllegalArgumentException e) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED, "The address of the model server is not valid: check base_url", e);
    }
  }

  /**
   * Hands one prepared client to LangChain4j's model; limits are the house's own.
   *
   * @param streams the client
   */
  record Builder(EventStreams streams) implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration limit) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration limit) {
      return this;
    }

    @Override
    public HttpClient build() {
      return streams;
    }
  }
}
