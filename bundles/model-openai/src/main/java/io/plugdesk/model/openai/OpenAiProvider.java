package io.plugdesk.model.openai;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.api.model.ModelCard;
import io.plugdesk.api.model.ModelRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.Designate;

/** Gives models behind an OpenAI-compatible server; preferred to models that need no server. */
@Component(
    configurationPid = "io.plugdesk.model.openai",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OpenAiConfig.class, factory = true)
@ServiceRanking(100)
public final class OpenAiProvider implements ChatModelProvider {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final OpenAiSettings settings;
  private HttpClient client;

  /**
   * Takes the settings; nothing is opened before the first request.
   *
   * @param config the settings
   * @param properties names the tenant
   */
  @Activate
  public OpenAiProvider(OpenAiConfig config, Map<String, Object> properties) {
    this(OpenAiSettings.of(config, String.valueOf(properties.get("plugdesk.tenant"))));
  }

  OpenAiProvider(OpenAiSettings settings) {
    this.settings = settings;
  }

  @Override
  public StreamingChatModel chatModel(ModelRequest wanted) {
    var address = URI.create(settings.baseUrl());
    if (address.getHost() == null || !address.getScheme().startsWith("http")) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "base_url is not an http or https address: set it to one such as"
              + " https://api.openai.com/v1");
    }
    return new OpenAiModel(settings, settings.key().resolve(), client());
  }

  @Override
  public ModelCard card() {
    return new ModelCard(settings.model(), false);
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT_LIMIT)
              .build();
    }
    return client;
  }
}
