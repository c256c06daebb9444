package io.plugdesk.model.openai;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.api.model.ModelCard;
import io.plugdesk.api.model.ModelRequest;
import io.plugdesk.api.net.CallsHosts;
import io.plugdesk.api.net.Outbound;
import io.plugdesk.api.secret.ReadsSecrets;
import io.plugdesk.api.secret.Secrets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.Designate;

/** Gives models behind an OpenAI-compatible server; preferred to models that need no server. */
@CallsHosts("setting:base_url")
@ReadsSecrets("setting:api_key_ref")
@Component(
    configurationPid = "io.plugdesk.model.openai",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OpenAiConfig.class, factory = true)
@ServiceRanking(100)
@Provides(value = "answers", unasked = false)
@Provides("answers.openai")
public final class OpenAiProvider implements ChatModelProvider {
  private final OpenAiConfig config;
  private final Outbound outbound;
  private final Secrets secrets;

  /**
   * Takes the settings; nothing is opened before the first request.
   *
   * @param config the settings
   * @param outbound the way to the server
   * @param secrets keeps the server's key
   */
  @Activate
  public OpenAiProvider(
      OpenAiConfig config, @Reference Outbound outbound, @Reference Secrets secrets) {
    this.config = config;
    this.outbound = outbound;
    this.secrets = secrets;
  }

  @Override
  public StreamingChatModel chatModel(ModelRequest wanted) {
    var key = secrets.read(wanted.tenant(), config.api__key__ref());
    return new OpenAiModel(config, key.orElse(null), outbound.client(wanted.tenant()));
  }

  @Override
  public ModelCard card() {
    return new ModelCard(config.model(), false);
  }
}
