package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.plugins.Declared.Source;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What works on a node while it follows what another one declared. */
class HandoverTest {
  private static final Declared ONE = declared(1, "a", Role.SERVING);
  private static final Declared TWO = declared(2, "b", Role.SERVING);
  private static final Declared TWO_BESIDE = TWO.as(Role.BESIDE);
  private static final Declared THREE = declared(3, "c", Role.SERVING);

  private final Set<Artifact> serving = new HashSet<>();
  private long now;
  private final Handover handover =
      new Handover(serving::contains, new Patience(Duration.ofNanos(20), () -> true, () -> now));

  @Test
  void whatIsDeclaredAtTheStartWorksAtOnce() {
    assertEquals(List.of(ONE), handover.follow(List.of(ONE)));
  }

  @Test
  void theVersionBeforeGoesOnUntilTheNextOneServes() {
    handover.follow(List.of(ONE));

    assertEquals(List.of(TWO_BESIDE, ONE), handover.follow(List.of(TWO)));
    assertEquals(Set.of(TWO, TWO_BESIDE, ONE), Set.copyOf(handover.present()));

    serving.add(TWO.artifact());
    assertEquals(List.of(TWO), handover.follow(List.of(TWO)));
    assertEquals(List.of(TWO), handover.present());
  }

  @Test
  void theVersionBeforeTakesNewWorkAlsoWhenItRetires() {
    handover.follow(List.of(ONE));
    var retiring = ONE.as(Role.RETIRING);

    assertEquals(List.of(TWO_BESIDE, ONE), handover.follow(List.of(retiring, TWO)));

    serving.add(TWO.artifact());
    assertEquals(List.of(retiring, TWO), handover.follow(List.of(retiring, TWO)));
  }

  @Test
  void isNotWaitedForLongerThanForATrial() {
    handover.follow(List.of(ONE));
    handover.follow(List.of(TWO));
    now = 19;
    assertEquals(List.of(TWO_BESIDE, ONE), handover.follow(List.of(TWO)));
    now = 20;
    assertEquals(List.of(TWO), handover.follow(List.of(TWO)));
  }

  @Test
  void eachNextVersionHasItsOwnTime() {
    handover.follow(List.of(ONE));
    handover.follow(List.of(TWO));
    now = 15;
    assertEquals(List.of(THREE.as(Role.BESIDE), ONE), handover.follow(List.of(THREE)));
    now = 30;
    assertEquals(List.of(THREE.as(Role.BESIDE), ONE), handover.follow(List.of(THREE)));
    now = 35;
    assertEquals(List.of(THREE), handover.follow(List.of(THREE)));
  }

  @Test
  void whatIsRemovedGoesAtOnce() {
    handover.follow(List.of(ONE));
    assertEquals(List.of(), handover.follow(List.of()));
    assertEquals(List.of(), handover.present());
  }

  @Test
  void onePluginDoesNotWaitForAnother() {
    var other = new Declared(4, new Artifact("d", "other", "1.0.0"), null, Role.SERVING);
    handover.follow(List.of(ONE));
    serving.add(other.artifact());
    assertEquals(List.of(TWO_BESIDE, ONE, other), handover.follow(List.of(TWO, other)));
  }

  @Test
  void whatStandsBesideComesAndGoesWhileTheNextOneIsWaitedFor() {
    handover.follow(List.of(ONE));
    handover.follow(List.of(TWO));
    var beside = THREE.as(Role.BESIDE);

    assertEquals(List.of(TWO_BESIDE, beside, ONE), handover.follow(List.of(TWO, beside)));
    assertEquals(List.of(TWO_BESIDE, ONE), handover.follow(List.of(TWO)));
  }

  @Test
  void whatIsDecidedHereIsNotWaitedFor() {
    handover.follow(List.of(ONE));
    handover.decided();
    assertEquals(List.of(TWO), handover.follow(List.of(TWO)));
  }

  private static Declared declared(long id, String sha256, Role role) {
    var artifact = new Artifact(sha256, "sample", id + ".0.0");
    return new Declared(id, artifact, new Source(null, sha256 + ".jar"), role);
  }
}
