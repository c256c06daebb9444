package io.plugdesk.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.launcher.client.Events;
import io.plugdesk.launcher.client.HouseClient;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks one question and prints the answer as it comes, then where it stands. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description =
        "Ask a tenant's desk one question; the answer comes as it is made, then its sources.")
public final class AskCommand implements Callable<Integer> {
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final String PATH = "/rag/query";

  private final Place place;

  @Parameters(index = "0", paramLabel = "TENANT", description = "Its slug or its id.")
  private String tenant;

  @Parameters(index = "1", paramLabel = "QUESTION", description = "In quotes.")
  private String question;

  @Option(
      names = "--top-k",
      defaultValue = "5",
      paramLabel = "N",
      description = "How many passages to look at (5).")
  private int topK;

  @Option(names = "--json", description = "The whole answer as one line of JSON.")
  private boolean json;

  private boolean streamed;

  public AskCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() throws IOException {
    HouseClient client = new HouseClient(place.running().required().address());
    String tenantId = place.tenantId(tenant);
    String token = place.tokens().of(tenantId, "launcher", "user", LIFETIME);
    Map<String, Object> request =
        Map.of("tenant_id", tenantId, "question", question, "top_k", topK);
    if (json) {
      place
          .terminal()
          .line(new ObjectMapper().writeValueAsString(client.post(PATH, token, request)));
    } else {
      Events.read(client.stream(PATH, token, request), this::show);
    }
    return 0;
  }

  private void show(String event, JsonNode data) {
    switch (event) {
      case "delta" -> showText(text(data));
      case "replace" -> showText("\n" + text(data));
      case "done" -> showEnd(data);
      case "error", "failed" ->
          throw new Failure(
              "The answer broke off: "
                  + data.path("detail").asText(data.path("says").asText())
                  + " Ask again, or see './plugdesk logs karaf'.");
      default -> {}
    }
  }

  private void showText(String text) {
    streamed = true;
    place.terminal().text(text);
  }

  private static String text(JsonNode data) {
    JsonNode plain = data.path("text");
    return plain.isTextual() ? plain.asText() : data.path("delta").path("content").asText();
  }

  private void showEnd(JsonNode data) {
    Terminal terminal = place.terminal();
    terminal.line(streamed ? "" : data.path("answer").asText());
    JsonNode sources =
        data.path("sources").isArray()
            ? data.path("sources")
            : new ObjectMapper().createArrayNode();
    int number = 1;
    for (JsonNode source : sources) {
      terminal.line(terminal.faint(source(number++, source)));
    }
    String person = data.path("requires_human").asBoolean() ? ", a person should look" : "";
    terminal.line(
        terminal.faint(
            String.format(
                Locale.ROOT, "confidence %.2f%s", data.path("confidence").asDouble(), person)));
  }

  private static String source(int number, JsonNode source) {
    String title = source.path("title").asText(source.path("doc_id").asText());
    String section = source.path("section").asText("");
    int page = source.path("page").asInt();
    int last = source.path("last_page").asInt(page);
    String pages = last > page ? "pages " + page + "–" + last : "page " + page;
    String where = page == 0 ? title : title + ", " + pages;
    String place = section.isEmpty() || section.equals(title) ? where : where + " › " + section;
    return String.format(
        Locale.ROOT,
        "[%d] %s  (score %.3f)",
        source.path("number").asInt(number),
        place,
        source.path("score").asDouble());
  }
}
