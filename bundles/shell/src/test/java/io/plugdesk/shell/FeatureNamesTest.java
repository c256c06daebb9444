package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.CommandLine;
import org.junit.jupiter.api.Test;

/** What the Tab key offers behind a tenant. */
class FeatureNamesTest {
  @Test
  void offersWhatTheTenantHasNotWithAPlusAndWhatItMayLoseWithAMinus() {
    assertEquals(List.of("+chat ", "+chat.web "), completed("acme", "+"));
    assertEquals(List.of("-orders "), completed("acme", "-o"));
  }

  private static List<String> completed(String... words) {
    var names = new FeatureNames();
    names.tenants = new FakeHouse();
    names.planning = new FakePlanning();
    var candidates = new ArrayList<String>();
    names.complete(null, new Typed(words), candidates);
    return candidates;
  }

  /** A line whose last word is being typed. */
  private record Typed(String... words) implements CommandLine {
    @Override
    public int getCursorArgumentIndex() {
      return words.length - 1;
    }

    @Override
    public String getCursorArgument() {
      return words[words.length - 1];
    }

    @Override
    public int getArgumentPosition() {
      return getCursorArgument().length();
    }

    @Override
    public String[] getArguments() {
      return words;
    }

    @Override
    public int getBufferPosition() {
      return getBuffer().length();
    }

    @Override
    public String getBuffer() {
      return String.join(" ", words);
    }
  }
}
