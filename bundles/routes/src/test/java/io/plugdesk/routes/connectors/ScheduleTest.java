package io.plugdesk.routes.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.routes.connectors.Instances.Instance;
import io.plugdesk.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final String FOLDER = "io.plugdesk.connector.folder";
  private final List<String> seen = new ArrayList<>();
  private final Schedule schedule =
      new Schedule(
          id -> id.equals(Samples.ACME.tenantId()) ? Optional.of(Samples.ACME) : Optional.empty(),
          this::start);

  @Test
  void startsARouteForEachConnectorOfATenant() {
    schedule.came(instance(Samples.ACME.tenantId(), 1));
    schedule.came(instance("unknown", 1));

    assertEquals(List.of("start connector.acme.io.plugdesk.connector.folder 1"), seen);
  }

  @Test
  void followsTheLatestSettingsThatAreUp() {
    schedule.came(instance(Samples.ACME.tenantId(), 1));
    schedule.came(instance(Samples.ACME.tenantId(), 2));
    schedule.went(instance(Samples.ACME.tenantId(), 1));
    schedule.went(instance(Samples.ACME.tenantId(), 2));

    var route = " connector.acme." + FOLDER + " ";
    assertEquals(
        List.of("start" + route + 1, "end" + route + 1, "start" + route + 2, "end" + route + 2),
        seen);
  }

  @Test
  void runsOnlyTheConnectorThatIsAskedFor() {
    schedule.came(instance(Samples.ACME.tenantId(), 1));
    schedule.runNow(Samples.GLOBEX, FOLDER);
    schedule.runNow(Samples.ACME, FOLDER);

    assertEquals(2, seen.size());
    assertEquals("run connector.acme." + FOLDER + " 1", seen.get(1));
  }

  private static Instance instance(String tenantId, int revision) {
    return new Instance(tenantId, FOLDER, revision, "default", Duration.ofSeconds(10));
  }

  private Schedule.Running start(Source source) {
    var name = source.routeId() + " " + source.revision();
    seen.add("start " + name);
    return new Schedule.Running() {
      @Override
      public void runNow() {
        seen.add("run " + name);
      }

      @Override
      public void close() {
        seen.add("end " + name);
      }
    };
  }
}
