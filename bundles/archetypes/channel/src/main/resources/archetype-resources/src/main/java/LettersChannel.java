package ${package};

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Channel;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.feature.Needs;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.knowledge.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** The way back: lays each finished answer as a letter into the tenant's folder. */
@Component(configurationPid = LettersChannel.ID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LettersConfig.class, factory = true)
@Provides("letters")
@Needs("answers")
@Needs("search")
public final class LettersChannel implements Channel {
  /** The plugin's id. */
  static final String ID = "${package}";

  /** The form of a letter's id, which becomes the name of a file. */
  static final String LETTER_ID = "[A-Za-z0-9_-]{1,100}";

  private final LettersConfig config;
  private final Path folder;

  /** Takes the settings of one tenant, and where the house keeps the tenant's folder. */
  @Activate
  public LettersChannel(LettersConfig config, Map<String, Object> properties) {
    this(config, Path.of(String.valueOf(properties.get("plugdesk.folder")), "letters"));
  }

  LettersChannel(LettersConfig config, Path folder) {
    this.config = config;
    this.folder = folder;
  }

  @Override
  public ReplySink open(Reply reply) {
    if (!reply.messageId().matches(LETTER_ID)) {
      throw new PlugdeskException(Kind.REJECTED, "The message is no letter");
    }
    return new Letter(reply.conversationId() + "." + reply.messageId());
  }

  /** The same letter again has the same name, so that a repeated delivery does no harm. */
  private void deliver(String id, Answer answer) {
    var text = new StringBuilder(answer.text()).append("\n\n");
    for (var citation : answer.citations()) {
      text.append("[%d] %s%n".formatted(citation.number(), citation.passage().title()));
    }
    text.append("\n").append(config.closing()).append("\n");
    try {
      Files.createDirectories(folder);
      var part = Files.writeString(folder.resolve(id + ".part"), text);
      Files.move(part, folder.resolve(id + ".txt"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "The letter cannot be written: look at the folder " + folder, e);
    }
  }

  /** Waits for the end, for a letter cannot stream. */
  private final class Letter implements ReplySink {
    private final String id;

    private Letter(String id) {
      this.id = id;
    }

    @Override
    public void candidates(List<Passage> passages) {}

    @Override
    public void delta(String text) {}

    @Override
    public void replace(String text) {}

    @Override
    public void finish(Answer answer) {
      deliver(id, answer);
    }
  }
}
