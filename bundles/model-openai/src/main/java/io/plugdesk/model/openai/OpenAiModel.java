package io.plugdesk.model.openai;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;

/** One request to the server: LangChain4j's model over a connection that can be given up. */
final class OpenAiModel implements StreamingChatModel, AutoCloseable {
  private final EventStreams streams;
  private final StreamingChatModel model;

  OpenAiModel(OpenAiConfig config, String key, HttpClient client) {
    streams = new EventStreams(client);
    model =
        new OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder()
            .httpClientBuilder(new EventStreams.Builder(streams))
            .baseUrl(config.base__url())
            .apiKey(key)
            .modelName(config.model())
            .temperature(config.temperature())
            .maxTokens(config.max__tokens())
            .build();
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    model.chat(request, new NamedFailures(handler));
  }

  @Override
  public void close() {
    streams.close();
  }
}
