package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the archetypes make is built outside of the tree, dropped into the house and used. */
@ExtendWith(WithHouse.class)
class ArchetypesBootTest {
  private static final String QUESTION = "Within how many days can a sledge be returned?";
  private static final String RETURNS =
      "# Returns\n\n## How long you have\n\nA sledge can be returned within 77 days of delivery.\n";
  private static final Pattern PASSED = Pattern.compile("Tests run: (\\d+), .* -- in (\\S+)Test");
  private static final Map<String, String> PROJECTS =
      Map.of(
          "channel", "letters",
          "connector", "answers",
          "model", "quotes",
          "retriever", "passages",
          "tool", "hours");

  private static String built;
  private static String onlooker;

  @BeforeAll
  static void aProjectOfEachKind(RunningHouse house) throws Exception {
    onlooker = house.tenant("made", "Made");
    var outsider = new Outsider(Path.of(System.getProperty("plugdesk.outside", "target/outside")));
    for (var project : PROJECTS.entrySet()) {
      outsider.generate(project.getKey(), project.getValue());
    }
    built = outsider.verify();
    for (var project : PROJECTS.values()) {
      Files.copy(outsider.jar(project), jar(house, project));
    }
    for (var project : PROJECTS.values()) {
      Await.until(project + " is listed", () -> versions(house, project).contains("1.0.0"));
    }
  }

  @AfterAll
  static void emptyInbox(RunningHouse house) throws Exception {
    for (var project : PROJECTS.values()) {
      Files.deleteIfExists(jar(house, project));
    }
    for (var project : PROJECTS.values()) {
      Await.until(project + " is gone", () -> versions(house, project).isEmpty());
    }
  }

  @Test
  void theirTestsHavePassed() {
    var tests = PASSED.matcher(built).results().map(result -> result.group(2)).sorted().toList();
    assertEquals(
        List.of(
            "com.acme.answers.AnswersConnector",
            "com.acme.hours.OpeningHoursTool",
            "com.acme.letters.LettersApi",
            "com.acme.letters.LettersChannel",
            "com.acme.passages.FilesRetriever",
            "com.acme.quotes.FirstPassage"),
        tests);
  }

  @Test
  void theToolIsCalled(RunningHouse house) throws Exception {
    var tenant = house.tenant("made-tool", "Tool");
    switchOn(house, tenant, "hours", Map.of("opens_at", "08:00"));

    Await.until(
        "the hours of Monday are told",
        () ->
            house
                .ask(tenant, "What are your opening hours on Monday?")
                .path("answer")
                .asText()
                .contains("On Monday we are open from 08:00 to 17:00."));
  }

  @Test
  void theConnectorBringsItsDocuments(RunningHouse house) throws Exception {
    var tenant = house.tenant("made-connector", "Connector");
    var answers = List.of("Do you sell gift cards? We sell gift cards of 10 to 200 euros.");
    switchOn(house, tenant, "answers", Map.of("answers", answers));

    Await.until(
        "the answer is known",
        () ->
            house
                .ask(tenant, "Do you sell gift cards?")
                .path("answer")
                .asText()
                .contains("10 to 200 euros"));
  }

  @Test
  void theModelAnswers(RunningHouse house) throws Exception {
    var tenant = house.tenant("made-model", "Model");
    house.ingest(tenant, "returns", "Returns", RETURNS);
    switchOn(house, tenant, "quotes", Map.of("most_words", 4));

    Await.until(
        "it quotes four words",
        () -> house.ask(tenant, QUESTION).path("answer").asText().equals("A sledge can be [1]"));
  }

  @Test
  void theRetrieverKeepsAndFinds(RunningHouse house) throws Exception {
    var tenant = house.tenant("made-retriever", "Retriever");
    switchOn(house, tenant, "passages", Map.of());
    house.ingest(tenant, "returns", "Returns", RETURNS);

    Await.until(
        "the answer is found",
        () -> house.ask(tenant, QUESTION).path("answer").asText().contains("77 days"));
    assertEquals(1, files(house.home().resolve("com.acme.passages").resolve(tenant)));
  }

  @Test
  void theChannelTakesLettersAndWritesAnswers(RunningHouse house) throws Exception {
    var tenant = house.tenant("made-channel", "Channel");
    house.ingest(tenant, "returns", "Returns", RETURNS);
    switchOn(house, tenant, "letters", Map.of("closing", "Yours, Sledges"));

    var letter = Map.of("id", "letter-1", "sender", "jane", "text", QUESTION);
    house.json("POST", "/api/v1/letters", house.token(tenant, "user"), letter);

    var folder = house.home().resolve("folders/made-channel/letters");
    Await.until("the letter is answered", () -> letters(folder).size() == 1);
    var text = Files.readString(letters(folder).get(0));
    assertTrue(text.contains("77 days") && text.endsWith("\nYours, Sledges\n"), text);
  }

  private static List<Path> letters(Path folder) throws Exception {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".letter-1.txt")).toList();
    }
  }

  private static void switchOn(
      RunningHouse house, String tenant, String project, Map<String, Object> settings)
      throws Exception {
    house.json(
        "PUT",
        "/api/v1/features/com.acme." + project,
        house.token(tenant, "admin"),
        Map.of("settings", settings));
  }

  private static List<String> versions(RunningHouse house, String project) throws Exception {
    return house
        .json("GET", "/api/v1/plugins", house.token(onlooker, "admin"), null)
        .path("plugins")
        .findParents("plugin")
        .stream()
        .filter(plugin -> plugin.path("plugin").asText().equals("com.acme." + project))
        .flatMap(plugin -> plugin.path("versions").findValuesAsText("version").stream())
        .toList();
  }

  private static long files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  private static Path jar(RunningHouse house, String project) {
    return house.home().resolve("deploy").resolve(project + ".jar");
  }
}
