package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
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
}
