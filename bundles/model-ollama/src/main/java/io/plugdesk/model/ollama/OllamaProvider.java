package io.plugdesk.model.ollama;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.api.model.ModelCard;
import io.plugdesk.api.model.ModelRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.Designate;

/** Gives models that Ollama runs; preferred to models that need no server. */
@Component(
    configurationPid = "io.plugdesk.model.ollama",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OllamaConfig.class, factory = true)
@ServiceRanking(90)
public final class OllamaProvider implements ChatModelProvider {
  private final OllamaConfig config;

  /** Takes the settings; nothing is opened before the first request. */
  @Activate
  public OllamaProvider(OllamaConfig config) {
    this.config = config;
  }

  @Override
  public StreamingChatModel chatModel(ModelRequest wanted) {
    if (!isAddress(config.base__url())) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "base_url is no http or https address: set it to one such as http://127.0.0.1:11434");
    }
    return new OllamaModel(config);
  }

  @Override
  public ModelCard card() {
    return new ModelCard(config.model(), false);
  }

  private static boolean isAddress(String text) {
    try {
      var address = new URI(text);
      return address.getHost() != null && address.getScheme().matches("https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
