package io.plugdesk.model.ollama;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.api.model.ModelCard;
import io.plugdesk.api.model.ModelRequest;
import io.plugdesk.api.net.CallsHosts;
import io.plugdesk.api.net.Outbound;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.Designate;

/** Gives models that Ollama runs; preferred to models that need no server. */
@CallsHosts("setting:base_url")
@Component(
    configurationPid = "io.plugdesk.model.ollama",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OllamaConfig.class, factory = true)
@ServiceRanking(90)
@Provides(value = "answers", unasked = false)
@Provides("answers.ollama")
public final class OllamaProvider implements ChatModelProvider {
  private final OllamaConfig config;
  private final Outbound outbound;

  /** Takes the settings; nothing is opened before the first request. */
  @Activate
  public OllamaProvider(OllamaConfig config, @Reference Outbound outbound) {
    this.config = config;
    this.outbound = outbound;
  }

  @Override
  public StreamingChatModel chatModel(ModelRequest wanted) {
    return new OllamaModel(config, outbound.client(wanted.tenant()));
  }

  @Override
  public ModelCard card() {
    return new ModelCard(config.model(), false);
  }
}
