package io.plugdesk.model.openai;

import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.testkit.ChatModelContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class OpenAiContractTest extends ChatModelContract {
  private ScriptedServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new ScriptedServer(
            response -> response.headers().token("Within ").token("30 days.").finish("stop"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected ChatModelProvider provider() {
    return OpenAiProviderTest.provider(server.baseUrl(), "");
  }
}
