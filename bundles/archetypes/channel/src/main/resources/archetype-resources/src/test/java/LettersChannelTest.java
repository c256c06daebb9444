package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Channel;
import io.plugdesk.api.channel.Citation;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.testkit.ChannelContract;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LettersChannelTest extends ChannelContract {
  @TempDir private Path folder;

  @Override
  protected Channel channel() {
    return new LettersChannel(
        Settings.of(LettersConfig.class, Map.of("closing", "Yours, Acme")), folder);
  }

  @Test
  void writesALetterWithItsSourcesAndItsClosing() throws IOException {
    var passage = Samples.passage("returns", 0, "Thirty days.");
    var answer =
        new Answer(
            Answer.Outcome.ANSWERED,
            "Thirty days. [1]",
            List.of(new Citation(1, passage, passage.text())),
            List.of(),
            0.9,
            false,
            true);

    channel().open(reply()).finish(answer);

    assertEquals(
        "Thirty days. [1]\n\n[1] returns\n\nYours, Acme\n",
        Files.readString(folder.resolve(reply().conversationId() + ".message-1.txt")));
  }

  @Test
  void writesNowhereElse() {
    var astray = new Reply(Samples.ACME, reply().conversationId(), "../message", "jane", 1);

    var failure = assertThrows(PlugdeskException.class, () -> channel().open(astray));

    assertEquals(Kind.REJECTED, failure.kind());
  }
}
