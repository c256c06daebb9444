package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.junit.jupiter.api.Test;

/** The commands that plan a tenant's features, with the room behind them played in memory. */
class PlanCommandsTest {
  private final FakePlanning planning = new FakePlanning();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void saysWhatWouldHappenToEachPlugin() throws Exception {
    run(new TenantPlan(), false, "+chat", "-orders");

    assertEquals(
        """
              PLUGIN        WHY
        on    channel.web   chat is asked for
        off   tool.orders   -orders

        edition: chat
        Nothing has changed: tenant:apply acme +chat -orders does it
        """,
        printed());
    assertEquals(List.of("plan [chat][orders]"), planning.orders);
  }

  @Test
  void doesIt() throws Exception {
    run(new TenantApply(), false, "+chat");

    assertTrue(printed().endsWith("✓ That is how it is for acme now\n"), printed());
    assertEquals(List.of("plan [chat][]", "apply by shell"), planning.orders);
  }

  @Test
  void namesTheChainOfWhatIsMissingAndFails() {
    assertRefused(new TenantPlan(), "That is impossible for acme. Nothing has changed", "+voice");

    assertEquals(
        """
        The edition has voice, which channel.voice would provide: it needs speech
          channel.voice needs speech, which nobody provides
            install one
        """,
        printed());
  }

  @Test
  void printsJsonForScriptsEvenWhenItFails() {
    assertThrows(PlugdeskException.class, () -> run(new TenantApply(), true, "+voice"));

    assertEquals(
        "{\"possible\":false,\"done\":false,\"edition\":[\"voice\"],\"steps\":[],\"gaps\":["
            + "{\"depth\":0,\"feature\":\"voice\",\"needed_by\":\"\",\"plugin\":\"channel.voice\","
            + "\"reason\":\"it needs speech\",\"cure\":\"\"},"
            + "{\"depth\":1,\"feature\":\"speech\",\"needed_by\":\"channel.voice\",\"plugin\":\"\","
            + "\"reason\":\"nobody provides\",\"cure\":\"install one\"}]}\n",
        printed());
  }

  @Test
  void wantsASignBeforeEachFeatureAndOptionsFirst() {
    assertRefused(new TenantPlan(), "Write +chat or -chat, and not chat", "chat");
    assertRefused(
        new TenantPlan(),
        "Options come first: write --json right after the command's name",
        "+chat",
        "--json");
    assertEquals(List.of(), planning.orders);
  }

  @Test
  void eachHasAnExample() {
    for (var action : List.of(TenantPlan.class, TenantApply.class)) {
      var command = action.getAnnotation(Command.class);
      assertTrue(command.detailedDescription().contains("Example: tenant:" + command.name()));
    }
  }

  private void assertRefused(PlanAction action, String message, String... features) {
    var refusal = assertThrows(PlugdeskException.class, () -> run(action, false, features));
    assertEquals(message, refusal.getMessage());
  }

  private void run(PlanAction action, boolean json, String... features) throws Exception {
    action.tenants = new FakeHouse();
    action.planning = planning;
    action.name = "acme";
    action.features = Stream.of(features).toList();
    action.json = json;
    action.run(new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), json, 0));
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
