package io.plugdesk.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How the words of a command reach the shell. */
class ShellCommandTest {
  @Test
  void leavesPlainWordsAlone() {
    for (var word : List.of("tenant:list", "--json", "--limit=3", "a.b@c.org", "C:/a,b", "-x")) {
      assertEquals(word, ShellCommand.quoted(word));
    }
  }

  @Test
  void keepsWhatTheShellWouldExpand() {
    assertEquals("'{\"a\":[\"x\",\"y\"]}'", ShellCommand.quoted("{\"a\":[\"x\",\"y\"]}"));
    for (var word :
        List.of("$HOME", "~", "*", "100%", "#x", "//x", "a b", "a\nb", "`", "(a)", "")) {
      assertEquals("'" + word + "'", ShellCommand.quoted(word));
    }
  }

  @Test
  void putsApostrophesAndBackslashesOutsideOfTheQuotes() {
    assertEquals("'it'\\''s'", ShellCommand.quoted("it's"));
    assertEquals("'a'\\\\'b'", ShellCommand.quoted("a\\b"));
    assertEquals("'a'\\\\''", ShellCommand.quoted("a\\"));
  }
}
