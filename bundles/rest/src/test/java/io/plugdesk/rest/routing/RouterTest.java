package io.plugdesk.rest.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

/** Which resource a path belongs to. */
class RouterTest {
  private final Router router = new Router();

  @Test
  void prefersTheLongestPrefix() {
    var outer = added("/api/v1/rag", "intake", 1);
    var inner = added("/api/v1/rag/ingest", "intake", 1);
    assertSame(inner, router.acquire("/api/v1/rag/ingest/7").orElseThrow());
    assertSame(inner, router.acquire("/api/v1/rag/ingest").orElseThrow());
    assertSame(outer, router.acquire("/api/v1/rag/query").orElseThrow());
  }

  @Test
  void matchesWholeSegmentsOnly() {
    added("/api/v1/rag", "intake", 1);
    assertTrue(router.acquire("/api/v1/ragtime").isEmpty());
    assertTrue(router.acquire("/api/v1").isEmpty());
    assertTrue(router.acquire("/").isEmpty());
  }

  @Test
  void namesTheOwnerToASecondOneAndDoesNotServeIt() {
    var first = added("/chat", "web", 1);
    var second = route("/chat", "intruder", 9);
    assertEquals(Optional.of("web"), router.add(second));
    assertSame(first, router.acquire("/chat").orElseThrow());
    assertEquals(List.of(first), router.live());
  }

  @Test
  void servesTheSecondOwnerWhenTheFirstHasGone() {
    var first = added("/chat", "web", 1);
    var second = added("/chat", "other", 1);
    router.remove(first);
    assertSame(second, router.acquire("/chat").orElseThrow());
  }

  @Test
  void givesNewRequestsToTheNewerVersionOfTheSameOwner() {
    var newer = added("/chat", "web", 2);
    var older = added("/chat", "web", 1);
    assertSame(newer, router.acquire("/chat").orElseThrow());
    router.remove(newer);
    assertSame(older, router.acquire("/chat").orElseThrow());
  }

  @Test
  void givesNothingToAVersionThatIsTriedOrRunsBeside() {
    router.follow(bundle -> bundle == 1);
    var inCharge = added("/chat", "web", 1);
    added("/chat", "web", 2);
    assertSame(inCharge, router.acquire("/chat").orElseThrow());
    assertEquals(List.of(inCharge), router.live());
  }

  @Test
  void aPathThatOnlySuchAVersionHasIsServedByNobody() {
    router.follow(bundle -> bundle == 1);
    added("/chat", "web", 1);
    added("/chat/new", "web", 2);
    assertTrue(router.acquire("/chat/new").isEmpty());
  }

  @Test
  void handsThePathToTheVersionThatTakesOver() {
    router.follow(bundle -> bundle == 1);
    var old = added("/chat", "web", 1);
    var next = added("/chat", "web", 2);
    router.acquire("/chat").orElseThrow();
    assertEquals(List.of(next), router.follow(bundle -> bundle == 2));
    assertSame(next, router.acquire("/chat").orElseThrow());
    assertEquals(1, old.underWay());
    assertEquals(List.of(old), router.follow(bundle -> bundle == 1));
  }

  @Test
  void keepsItsRevisionWhenNothingComesOfAChange() {
    added("/chat", "web", 1);
    var before = router.revision();
    assertEquals(List.of(), router.follow(bundle -> bundle == 1));
    assertEquals(before, router.revision());
  }

  @Test
  void letsRequestsUnderWayEnd() throws InterruptedException {
    var route = added("/chat", "web", 1);
    router.acquire("/chat").orElseThrow();
    router.remove(route);
    assertFalse(route.drain(Duration.ofMillis(1)));
    assertTrue(router.acquire("/chat").isEmpty());
    route.release();
    assertTrue(route.drain(Duration.ofMillis(1)));
  }

  @Test
  void changesItsRevisionWithEveryChange() {
    var before = router.revision();
    var route = added("/chat", "web", 1);
    var between = router.revision();
    router.remove(route);
    assertTrue(before != between && between != router.revision());
  }

  @Test
  void refusesAPathThatIsNone() {
    assertThrows(IllegalArgumentException.class, () -> route("chat", "web", 1));
    assertThrows(IllegalArgumentException.class, () -> route("/chat/", "web", 1));
    assertThrows(IllegalArgumentException.class, () -> route("/", "web", 1));
  }

  private Route added(String path, String owner, int version) {
    var route = route(path, owner, version);
    router.add(route);
    return route;
  }

  private static Route route(String path, String owner, int version) {
    var rank = new Rank(0, new Version(version, 0, 0), version);
    return new Route(path, new Owner(owner, version), rank, Object.class, new Silent());
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
