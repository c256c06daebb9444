package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which version is the one before. */
class WayBackTest {
  private final List<Service> services = new ArrayList<>();
  private long moment;

  @Test
  void goesBackToWhatServedJustBefore() {
    serve("1.0.0", "1.1.0", "1.2.0");
    assertEquals("1.1.0", before("1.2.0"));
    assertEquals("1.0.0", before("1.1.0"));
    assertNull(new WayBack(services).before(artifact("1.0.0")));
  }

  @Test
  void neverGoesBackToWhatWasGoneBackFrom() {
    serve("1.1.0", "1.2.0", "1.1.0", "1.3.0");
    assertEquals("1.1.0", before("1.3.0"));
  }

  @Test
  void goesBackTwoStepsAndNotToAndFro() {
    serve("1.0.0", "1.1.0", "1.2.0", "1.1.0");
    assertEquals("1.0.0", before("1.1.0"));
  }

  @Test
  void beginsAnewWhereAnotherKindServedInBetween() {
    serve("1.1.0");
    moment++;
    serve("1.2.0");
    assertNull(new WayBack(services).before(artifact("1.2.0")));
  }

  @Test
  void anEndThatIsNotKnownIsNone() {
    services.add(new Service(artifact("1.0.0"), Instant.ofEpochSecond(1), null));
    services.add(new Service(artifact("1.1.0"), Instant.ofEpochSecond(9), null));
    assertEquals("1.0.0", before("1.1.0"));
  }

  private String before(String version) {
    return new WayBack(services).before(artifact(version)).version();
  }

  /** Each one ends in the moment in which the next one begins. */
  private void serve(String... versions) {
    for (var version : versions) {
      services.add(
          new Service(
              artifact(version), Instant.ofEpochSecond(moment), Instant.ofEpochSecond(++moment)));
    }
  }

  private static Artifact artifact(String version) {
    return new Artifact("sha of " + version, "io.plugdesk.sample", version);
  }
}
