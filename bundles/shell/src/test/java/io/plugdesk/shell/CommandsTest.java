package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.tenants.Deletion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, with the house behind them played in memory. */
class CommandsTest {
  private final FakeHouse house = new FakeHouse();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void listsTenantsInColumns() throws Exception {
    var printed = run(new TenantList(), false);

    assertEquals(
        """
        SLUG   NAME           ID                                     CREATED
        acme   Acme Outdoor   01890a5d-0000-7000-8000-000000000001   1970-01-01 00:00Z
        """,
        printed);
  }

  @Test
  void listsTenantsAsJson() throws Exception {
    var json = json(new TenantList());

    assertEquals("acme", json.get(0).get("domain").asText());
    assertTrue(json.get(0).get("config_json").isObject());
  }

  @Test
  void createsATenant() throws Exception {
    var create = new TenantCreate();
    create.slug = "globex";

    assertTrue(run(create, false).contains("globex created"));
    assertTrue(house.tenants.containsKey("globex"));
  }

  @Test
  void namesTheTenantsThereAreWhenOneIsUnknown() {
    var list = new KnowledgeList();
    list.library = house;
    list.progress = house;
    list.name = "acne";

    var failure = assertThrows(PlugdeskException.class, () -> run(list, false));
    assertEquals("There is no tenant acne. The tenants are: acme", failure.getMessage());
  }

  @Test
  void deletesATenantOnlyWhenToldTwice() throws Exception {
    var delete = new TenantDelete();
    delete.name = "acme";

    var failure = assertThrows(PlugdeskException.class, () -> run(delete, false));
    assertTrue(failure.getMessage().contains("tenant:delete --yes acme"));
    assertFalse(house.tenants.isEmpty());
    delete.yes = true;
    delete.deletions =
        (tenant, actor, patience) -> {
          house.delete(tenant, actor);
          return new Deletion(true, List.of("12 rows of the database"));
        };
    run(delete, false);
    assertTrue(house.tenants.isEmpty());
  }

  @Test
  void takesInAllFilesOfAFolder() throws Exception {
    Files.writeString(folder.resolve("returns.md"), "# Returns\n\nThirty days.");
    Files.createDirectories(folder.resolve("house/.git"));
    Files.writeString(folder.resolve("house/handbook.pdf"), "%PDF");
    Files.writeString(folder.resolve("house/.git/config"), "not for readers");

    assertEquals(
        """
        ✓ returns   2 passages
        ✓ returns   2 passages
        """,
        run(add(folder), false));
    assertEquals(
        List.of("house/handbook.pdf", "returns.md"), List.copyOf(house.documents.keySet()));
  }

  @Test
  void failsWhenADocumentIsNotTakenIn() throws Exception {
    house.rejecting = true;
    Files.writeString(folder.resolve("returns.md"), " ");

    var failure = assertThrows(PlugdeskException.class, () -> run(add(folder), false));
    assertEquals("1 of 1 documents were not taken in", failure.getMessage());
    assertTrue(printed().contains("✗ returns   It has no words"));
  }

  @Test
  void oneFileThatIsRefusedKeepsNoOtherOut() throws Exception {
    Files.writeString(folder.resolve("a.exe"), "MZ");
    Files.writeString(folder.resolve("b.md"), "# Returns");

    var failure = assertThrows(PlugdeskException.class, () -> run(add(folder), false));
    assertEquals("1 of 2 documents were not taken in", failure.getMessage());
    assertTrue(printed().contains("✗ a.exe   It is a program"), printed());
    assertEquals(List.of("b.md"), List.copyOf(house.documents.keySet()));
  }

  @Test
  void showsABarWhereAPersonLooks() throws Exception {
    Files.writeString(folder.resolve("returns.md"), "# Returns");
    var add = add(folder);
    add.tenants = house;
    add.run(new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, 80));

    assertTrue(printed().contains("0 of 1   returns   1 of 2 passages"), printed());
    assertTrue(printed().contains("\r\u001B[2K"), printed());
  }

  @Test
  void listsDocumentsWithTheirState() throws Exception {
    house.rejecting = true;
    Files.writeString(folder.resolve("returns.md"), " ");
    assertThrows(PlugdeskException.class, () -> run(add(folder), false));
    var list = new KnowledgeList();
    list.library = house;
    list.progress = house;
    list.name = "acme";

    var lines = run(list, false);
    assertTrue(lines.contains("failed"), lines);
    assertTrue(lines.contains("returns.md: It has no words"), lines);
  }

  @Test
  void explainsASearch() throws Exception {
    assertEquals(
        """
            DOCUMENT   SECTION   FUSED   WORDS   MEANING   PASSAGE
        1   returns    Shoes     0.750   4.500   –         Thirty days.

        confidence 0.875   would answer   language en   weight of meaning 0.500
        """,
        run(search(), false));
  }

  @Test
  void explainsASearchAsJson() throws Exception {
    var json = json(search());

    assertEquals(0.875, json.get("confidence").asDouble());
    assertEquals(4.5, json.get("results").get(0).get("lexical").asDouble());
    assertTrue(json.get("results").get(0).get("dense").isNull());
  }

  @Test
  void printsAnAnswerOnceAndThenItsSources() throws Exception {
    var printed = run(ask(), false);

    assertTrue(
        printed.startsWith(
            """
            Thirty days. [1]

            [1] Returns › Shoes   returns
            confidence 0.90   conversation\s"""),
        printed);
  }

  @Test
  void answersInJsonAndPrintsNothingElse() throws Exception {
    var json = json(ask());

    assertEquals("Thirty days. [1]", json.get("answer").asText());
    assertEquals("returns", json.get("sources").get(0).get("doc_id").asText());
  }

  @Test
  void saysWhereAnOptionBelongs() {
    var ask = ask();
    ask.words = List.of("How long?", "--json");

    var failure = assertThrows(PlugdeskException.class, () -> run(ask, false));
    assertEquals(
        "Options come first: write --json right after the command's name", failure.getMessage());
  }

  @Test
  void describesEveryCommandWithAnExample() {
    Stream.of(
            TenantCreate.class,
            TenantDelete.class,
            TenantList.class,
            TenantShow.class,
            KnowledgeAdd.class,
            KnowledgeList.class,
            KnowledgeRemove.class,
            KnowledgeSearch.class,
            Ask.class)
        .forEach(
            type ->
                assertTrue(
                    type.getAnnotation(Command.class).detailedDescription().contains("Example: "),
                    type.getName()));
  }

  private KnowledgeAdd add(Path path) {
    var add = new KnowledgeAdd();
    add.library = house;
    add.progress = house;
    add.name = "acme";
    add.files = List.of(path.toString());
    return add;
  }

  private KnowledgeSearch search() {
    var search = new KnowledgeSearch();
    search.grounding = house;
    search.name = "acme";
    search.words = List.of("return", "shoes");
    search.explain = true;
    return search;
  }

  private Ask ask() {
    var ask = new Ask();
    ask.answering = house;
    ask.name = "acme";
    ask.words = List.of("How long?");
    return ask;
  }

  private JsonNode json(HouseAction action) throws Exception {
    return new ObjectMapper().readTree(run(action, true));
  }

  private String run(HouseAction action, boolean json) throws Exception {
    action.tenants = house;
    action.run(new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), json, 0));
    return printed();
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
