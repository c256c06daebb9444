package io.plugdesk.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command of the shell prints, with a client that the test writes. */
class KarafShellTest {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @TempDir Path root;

  @BeforeEach
  void listens() {
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void letsGo() {
    System.setErr(before);
  }

  @Test
  void errorsHaveNoColoursThoughSomebodyLooksAtTheRest() throws IOException {
    var code = shell("cat > /dev/null; printf '\\033[31mwrong\\033[0m\\n' >&2; exit 3").run("any");
    assertEquals(3, code);
    assertEquals("wrong\n", said());
  }

  @Test
  void theHouseIsToldHowWideTheTerminalIs() throws IOException {
    assertEquals(0, shell("cat >&2").run("tenant:list"));
    assertEquals(
        """
        PLUGDESK_DIRECTORY = %s
        PLUGDESK_COLUMNS = 97
        tenant:list
        """
            .formatted(here()),
        said());
  }

  @Test
  void andThatItsPersonWantsNoColours() throws IOException {
    shell("cat >&2", new Terminal(System.out, true, false, 97)).run("tenant:list");
    assertTrue(said().contains("PLUGDESK_COLUMNS = 97\nNO_COLOR = 1\ntenant:list\n"), said());
  }

  @Test
  void whatIsPipedIsMadeForNoTerminal() throws IOException {
    shell("cat >&2", new Terminal(System.out, false, false, 97)).run("tenant:list");
    assertEquals("PLUGDESK_DIRECTORY = " + here() + "\ntenant:list\n", said());
  }

  private String said() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  private static String here() {
    return ShellCommand.quoted(Path.of("").toAbsolutePath().toString());
  }

  private KarafShell shell(String client) throws IOException {
    return shell(client, new Terminal(System.out, true, true, 97));
  }

  private KarafShell shell(String client, Terminal terminal) throws IOException {
    var house = House.of(root, Map.of());
    var script = house.assembly().resolve("bin/client");
    Files.createDirectories(script.getParent());
    Files.writeString(script, "#!/bin/sh\n" + client + "\n");
    script.toFile().setExecutable(true);
    return new KarafShell(house, terminal);
  }
}
