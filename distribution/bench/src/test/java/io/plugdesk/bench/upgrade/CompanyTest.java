package io.plugdesk.bench.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which houses can be measured. */
class CompanyTest {
  private static final String CLOCK = "io.plugdesk.tool.clock";
  private static final ObjectNode SHIPPED = version(CLOCK, "1.0.0.SNAPSHOT", "shipped", "");

  @Test
  void aHouseAsItWasShippedCanBeMeasured() {
    assertEquals(Optional.empty(), hindrance(SHIPPED));
  }

  @Test
  void aFileOfAnEarlierMeasurementIsReplaced() {
    assertEquals(
        Optional.empty(),
        hindrance(SHIPPED, version(CLOCK, "1.0.7", "deployed", Target.TOOL.file())));
  }

  @Test
  void versionsOfWhatIsNotUpgradedHinderNothing() {
    assertEquals(
        Optional.empty(),
        hindrance(version("io.plugdesk.tool.weather", "1.2.0", "installed", "weather.jar")));
  }

  @Test
  void namesEachVersionThatSomebodyElseBroughtAndHowItGoes() {
    assertEquals(
        Optional.of(
            "io.plugdesk.tool.clock 1.2.0, io.plugdesk.channel.web 2.0.0 would stay beside what is"
                + " upgraded. Take them out first: plugin:remove --version 1.2.0"
                + " io.plugdesk.tool.clock; remove web.jar from deploy"),
        hindrance(
            SHIPPED,
            version(CLOCK, "1.2.0", "installed", "clock-1.2.0.jar"),
            version("io.plugdesk.channel.web", "2.0.0", "deployed", "web.jar")));
  }

  private static Optional<String> hindrance(ObjectNode... versions) {
    var all = JsonNodeFactory.instance.arrayNode();
    for (var each : versions) {
      all.add(each);
    }
    return Company.hindrance(all);
  }

  private static ObjectNode version(String plugin, String version, String source, String file) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("plugin", plugin)
        .put("version", version)
        .put("source", source)
        .put("file", file);
  }
}
