package io.plugdesk.model.ollama;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;

/** Tells when a stream has ended, for LangChain4j's model is silent about one that breaks off. */
final class WatchedClient extends JdkHttpClient {
  private final Runnable onEnd;

  private WatchedClient(JdkHttpClientBuilder builder, Runnable onEnd) {
    super(builder);
    this.onEnd = onEnd;
  }

  /**
   * What LangChain4j asks for a client.
   *
   * @param client sends, with limits of its own
   * @param onEnd called when a stream has ended
   */
  static JdkHttpClientBuilder builder(HttpClient client, Runnable onEnd) {
    var builder =
        new JdkHttpClientBuilder() {
          @Override
          public JdkHttpClient build() {
            return new WatchedClient(this, onEnd);
          }
        };
    builder.httpClientBuilder(always(client));
    return builder;
  }

  /** Takes every wish of LangChain4j's and grants none: the house's client is as it is. */
  private static HttpClient.Builder always(HttpClient client) {
    InvocationHandler answers =
        (builder, method, wishes) -> method.getName().equals("build") ? client : builder;
    return (HttpClient.Builder)
        Proxy.newProxyInstance(
            WatchedClient.class.getClassLoader(),
            new Class<?>[] {HttpClient.Builder.class},
            answers);
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
