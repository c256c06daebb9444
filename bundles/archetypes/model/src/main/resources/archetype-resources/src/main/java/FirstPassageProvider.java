package ${package};

import dev.langchain4j.model.chat.StreamingChatModel;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.api.model.ModelCard;
import io.plugdesk.api.model.ModelRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.Designate;

/** Gives a model for each request; where a tenant has several, the highest ranking is asked. */
@Component(
    configurationPid = "${package}",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FirstPassageConfig.class, factory = true)
@ServiceRanking(200)
@Provides(value = "answers", unasked = false)
@Provides("answers.passage")
public final class FirstPassageProvider implements ChatModelProvider {
  private static final ModelCard CARD = new ModelCard("first-passage", true);

  private final int mostWords;

  /** Takes the settings of one tenant; each tenant has an instance of its own. */
  @Activate
  public FirstPassageProvider(FirstPassageConfig config) {
    this.mostWords = config.most__words();
  }

  @Override
  public StreamingChatModel chatModel(ModelRequest wanted) {
    return new FirstPassageModel(wanted.passages(), mostWords);
  }

  @Override
  public ModelCard card() {
    return CARD;
  }
}
