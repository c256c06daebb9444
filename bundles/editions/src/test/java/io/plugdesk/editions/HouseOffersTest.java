package io.plugdesk.editions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.editions.Wish;
import io.plugdesk.desk.plugins.PluginInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** What manifests declare, as the build writes them, read in a real framework. */
class HouseOffersTest {
  private static final String CHAT =
      "plugdesk.feature;plugdesk.feature=chat;version:Version=\"1.1.0\";plugin=\"org.example.chat\";"
          + "unasked=true;effective:=active";
  private static final String NEED =
      "plugdesk.feature;filter:=\"(&(plugdesk.feature=answers)(version>=1.0.0))\";"
          + "resolution:=optional;effective:=active;plugin=\"org.example.chat\";feature=answers";
  private static final String ANSWERS =
      "plugdesk.feature;plugdesk.feature=answers;version:Version=\"1.0.0\";"
          + "plugin=\"org.example.model\";unasked=false;effective:=active";

  @TempDir Path folder;

  private final List<PluginInfo> working = new ArrayList<>();
  private Container container;

  @BeforeEach
  void start() throws Exception {
    container = new Container(folder);
  }

  @AfterEach
  void stop() throws Exception {
    container.close();
  }

  @Test
  void readsWhatAPluginProvidesAndNeeds() throws Exception {
    work("org.example.chat", "1.0.0", CHAT, NEED);

    var offer = offers().get(0);
    assertEquals("org.example.chat", offer.plugin());
    assertTrue(offer.runs());
    assertEquals("[Provided[feature=chat, version=1.1.0, unasked=true]]", offer.provides() + "");
    assertEquals(
        "[Need[feature=answers, filter=(&(plugdesk.feature=answers)(version>=1.0.0))]]",
        offer.needs() + "");
  }

  @Test
  void aNeedThatNobodyMeetsKeepsNoBundleFromStarting() throws Exception {
    assertEquals(Bundle.ACTIVE, work("org.example.chat", "1.0.0", CHAT, NEED).getState());
  }

  @Test
  void theVersionThatTakesTheWorkCounts() throws Exception {
    work("org.example.chat", "1.0.0", CHAT, "");
    container.install("org.example.chat", "1.1.0", CHAT, NEED);

    assertEquals(1, offers().size());
    assertEquals(List.of(), offers().get(0).needs());
  }

  @Test
  void whatTakesNoWorkIsKnownAndDoesNotServe() throws Exception {
    container.install("org.example.model", "1.0.0", ANSWERS, "");

    var offer = offers().get(0);
    assertFalse(offer.runs());
    assertEquals("it does not run", offer.trouble().reason());
    assertFalse(offer.provides().get(0).unasked());
  }

  @Test
  void theResolverOfTheFrameworkPlansWithThem() throws Exception {
    work("org.example.chat", "1.0.0", CHAT, NEED);
    var planner = new Planner(container.resolver());
    var wish = new Wish(Set.of("chat"), Set.of());

    assertFalse(planner.plan(situation(), wish).possible());

    work("org.example.model", "1.0.0", ANSWERS.replace("unasked=false", "unasked=true"), "");
    assertEquals(2, planner.plan(situation(), wish).steps().size());
  }

  private Situation situation() {
    return new Situation("acme", null, Set.of(), offers(), plugin -> List.of());
  }

  private List<Offer> offers() {
    return new HouseOffers(container::bundles, () -> working, List::of).list();
  }

  private Bundle work(String plugin, String version, String provides, String needs)
      throws Exception {
    working.add(new PluginInfo(plugin, version, List.of(), "", ""));
    return container.install(plugin, version, provides, needs);
  }
}
