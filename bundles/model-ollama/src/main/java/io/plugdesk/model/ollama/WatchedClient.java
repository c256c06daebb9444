package io.plugdesk.model.ollama;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;

/** Tells when a stream has ended, for LangChain4j's model is silent about one that breaks off. */
final class WatchedClient extends JdkHttpClient {
  private final Runnable onEnd;

  private WatchedClient(JdkHttpClientBuilder builder, Runnable onEnd) {
    super(builder);
    this.onEnd = onEnd;
  }

  static JdkHttpClientBuilder builder(Runnable onEnd) {
    return new JdkHttpClientBuilder() {
      @Override
      public JdkHttpClient build() {
        return new WatchedClient(this, onEnd);
      }
    };
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    super.execute(
        request,
        parser,
        new ServerSentEventListener() {
          @Override
          public void onOpen(SuccessfulHttpResponse response) {
            listener.onOpen(response);
          }

          @Override
          public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            listener.onEvent(event, context);
          }

          @Override
          public void onError(Throwable error) {
            listener.onError(error);
          }

          @Override
          public void onClose() {
            listener.onClose();
            onEnd.run();
          }
        });
  }
}
