package io.plugdesk.rest.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.desk.health.HealthCheck.Health;
import io.plugdesk.rest.routing.Handler;
import io.plugdesk.rest.routing.Owner;
import io.plugdesk.rest.routing.Rank;
import io.plugdesk.rest.routing.Route;
import io.plugdesk.rest.routing.Router;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

/** When the house calls itself ready. */
class ReadinessTest {
  private final List<HealthCheck> checks = new ArrayList<>();
  private final Router router = new Router();
  private final Readiness readiness = new Readiness(checks, router, Runnable::run);

  @Test
  void isReadyWhenEveryRoomIsThereAndReady() {
    startEverything();
    var report = readiness.report();
    assertEquals("ready", report.status(), report.toString());
  }

  @Test
  void namesTheRoomThatIsNotReady() {
    startEverything();
    checks.add(() -> new Health("index", false, "It replays its log"));
    var report = readiness.report();
    assertEquals("not_ready", report.status());
    assertTrue(report.rooms().contains(new Health("index", false, "It replays its log")));
  }

  @Test
  void isNotReadyWhileARoomIsMissing() {
    startEverything();
    checks.remove(0);
    assertEquals("not_ready", readiness.report().status());
  }

  @Test
  void isNotReadyWhileAResourceIsMissing() {
    startEverything();
    router.remove(router.live().get(0));
    assertEquals("not_ready", readiness.report().status());
  }

  @Test
  void survivesACheckThatFails() {
    startEverything();
    checks.add(
        () -> {
          throw new IllegalStateException("broken");
        });
    assertEquals("not_ready", readiness.report().status());
  }

  private void startEverything() {
    Readiness.ROOMS.forEach(room -> checks.add(() -> new Health(room, true, "")));
    Readiness.PATHS.forEach(
        path -> {
          var rank = new Rank(0, Version.emptyVersion, 1);
          router.add(new Route(path, new Owner("house", 1), rank, Object.class, new Silent()));
        });
  }

  /** Answers nothing. */
  private static final class Silent implements Handler {
    @Override
    public void handle(
        ServletConfig config, HttpServletRequest request, HttpServletResponse response) {
      throw new AssertionError("Nothing is handled here");
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }
}
