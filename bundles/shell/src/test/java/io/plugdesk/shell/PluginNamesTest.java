package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the Tab key offers where a plugin is named. */
class PluginNamesTest {
  @Test
  void offersIdsAndTakesAShortNameThatIsWrittenOut() {
    assertEquals(List.of("io.plugdesk.tool.clock "), completed("acme", "io"));
    assertEquals(List.of("clock "), completed("acme", "clock"));
    assertEquals(List.of(), completed("acme", "cuckoo"));
  }

  private static List<String> completed(String... words) {
    var names = new PluginNames();
    names.installations = new FakePlugins();
    var candidates = new ArrayList<String>();
    names.complete(null, new Typed(words), candidates);
    return candidates;
  }
}
