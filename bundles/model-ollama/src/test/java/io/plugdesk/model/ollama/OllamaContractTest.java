package io.plugdesk.model.ollama;

import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.testkit.ChatModelContract;
import io.plugdesk.testkit.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class OllamaContractTest extends ChatModelContract {
  private OllamaServer server;

  @BeforeEach
  void start() throws IOException {
    server = new OllamaServer(OllamaServer.saying("Within ", "30 ", "days."));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected ChatModelProvider provider() {
    return new OllamaProvider(
        Settings.of(OllamaConfig.class, Map.<String, Object>of("base_url", server.baseUrl())),
        tenant -> HttpClient.newHttpClient());
  }
}
