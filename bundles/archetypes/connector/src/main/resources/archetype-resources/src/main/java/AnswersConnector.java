package ${package};

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.connector.Changes;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.api.connector.SourceDocument;
import io.plugdesk.api.feature.Provides;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Makes a document of each answer; its cursor has a line for each one that was given. */
@Component(
    configurationPid = "${package}",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AnswersConfig.class, factory = true)
@Provides("documents.answers")
public final class AnswersConnector implements Connector {
  private static final int PAGE = 50;
  private static final Pattern ANSWER = Pattern.compile("([^?\\p{Cntrl}]{1,150}\\?)\\s*(\\S.*)");

  private final Supplier<List<String>> answers;

  /** Takes the settings of one tenant; each tenant has an instance of its own. */
  @Activate
  public AnswersConnector(AnswersConfig config) {
    this(() -> List.of(config.answers()));
  }

  AnswersConnector(Supplier<List<String>> answers) {
    this.answers = answers;
  }

  @Override
  public Changes changesSince(Cursor cursor) {
    var there = there();
    var given = new TreeMap<String, String>();
    cursor.value().lines().map(line -> line.split("\t")).forEach(e -> given.put(e[1], e[0]));
    var removed = given.keySet().stream().filter(id -> !there.containsKey(id)).toList();
    given.keySet().removeAll(removed);
    var changed =
        there.keySet().stream().filter(id -> !mark(there.get(id)).equals(given.get(id))).toList();
    var page = changed.subList(0, Math.min(PAGE, changed.size()));
    page.forEach(id -> given.put(id, mark(there.get(id))));
    var next =
        given.entrySet().stream()
            .map(entry -> entry.getValue() + "\t" + entry.getKey())
            .collect(Collectors.joining("\n"));
    return new Changes(
        page.stream().map(id -> document(id, there.get(id))).toList(),
        removed,
        new Cursor(next),
        page.size() < changed.size());
  }

  /** The answers by their question. */
  private TreeMap<String, String> there() {
    var there = new TreeMap<String, String>();
    for (var answer : answers.get()) {
      var parts = ANSWER.matcher(answer);
      if (!parts.matches()) {
        throw new PlugdeskException(
            Kind.MISCONFIGURED, "An answer has no question: write it as Question? Answer");
      }
      there.put(parts.group(1).strip(), parts.group(2));
    }
    return there;
  }

  private static String mark(String text) {
    return text.length() + "." + text.hashCode();
  }

  private static SourceDocument document(String question, String answer) {
    var bytes = ("# " + question + "\n\n" + answer + "\n").getBytes(StandardCharsets.UTF_8);
    return new SourceDocument(
        question, question, "answer.md", () -> new ByteArrayInputStream(bytes), null, Map.of());
  }
}
