package io.plugdesk.model.extractive;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.api.model.ModelCard;
import io.plugdesk.api.model.ModelRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Gives a model that quotes the passages it is given and so needs no model server. */
@Component(
    configurationPid = "io.plugdesk.model.extractive",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ExtractiveConfig.class, factory = true)
@Provides("answers")
@Provides("answers.quotes")
public final class ExtractiveProvider implements ChatModelProvider {
  private static final ModelCard CARD = new ModelCard("extractive", true);

  private final Extractor extractor;

  /**
   * Takes the settings.
   *
   * @param config the settings
   */
  @Activate
  public ExtractiveProvider(ExtractiveConfig config) {
    this(Math.max(1, Math.min(10, config.sentences())));
  }

  ExtractiveProvider(int sentences) {
    this.extractor = new Extractor(sentences);
  }

  @Override
  public StreamingChatModel chatModel(ModelRequest wanted) {
    return new ExtractiveModel(wanted, extractor);
  }

  @Override
  public ModelCard card() {
    return CARD;
  }
}
