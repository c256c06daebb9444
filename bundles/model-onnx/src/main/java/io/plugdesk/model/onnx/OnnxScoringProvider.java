package io.plugdesk.model.onnx;

import dev.langchain4j.model.scoring.ScoringModel;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.model.ScoringCard;
import io.plugdesk.api.model.ScoringProvider;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Gives a tenant the scoring model that runs within the house's own process. */
@Component(
    configurationPid = "io.plugdesk.model.onnx",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Provides("scoring")
public final class OnnxScoringProvider implements ScoringProvider {
  private static final ScoringCard CARD =
      new ScoringCard("plugdesk-reader-4", OnnxReader.WINDOW, Set.of("en"));

  private final OnnxReader reader;

  /**
   * Offers the shared model.
   *
   * @param reader the loaded model
   */
  @Activate
  public OnnxScoringProvider(@Reference OnnxReader reader) {
    this.reader = reader;
  }

  @Override
  public ScoringModel scoringModel() {
    return reader;
  }

  @Override
  public ScoringCard card() {
    return CARD;
  }
}
