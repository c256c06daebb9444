package io.plugdesk.bench.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

/** What may run after a kill. */
class LedgerTest {
  private static final String CLOCK = "io.plugdesk.tool.clock";
  private static final String FILE = "bench-kill.jar";
  private static final Entry SHIPPED = new Entry("", CLOCK, "1.0.0.SNAPSHOT", "idle", "", false);
  private static final Entry BY_HAND =
      new Entry("aa", CLOCK, "1.2.0", "beside", CLOCK + "-1.2.0.jar", true);
  private static final Entry MINE = new Entry("bb", CLOCK, "1.2.1", "serving", FILE, false);

  private final Ledger ledger = new Ledger(CLOCK, FILE, List.of(BY_HAND));

  @Test
  void aVersionThatSomebodyInstalledBesideBelongsThere() {
    assertEquals(
        Optional.empty(), wrong(List.of(BY_HAND, MINE), SHIPPED, BY_HAND, as(MINE, "active")));
  }

  @Test
  void noticesThatItDoesNotComeBack() {
    assertWrong("is declared, and does not run", List.of(BY_HAND, MINE), as(MINE, "active"));
  }

  @Test
  void noticesThatItIsNoLongerDeclared() {
    assertWrong("is not any more", List.of(MINE), as(MINE, "active"));
  }

  @Test
  void noticesWhatRunsUndeclared() {
    var earlier = new Entry("cc", CLOCK, "1.2.0", "active", FILE, false);
    assertWrong(
        "runs, and is not declared", List.of(BY_HAND, MINE), BY_HAND, as(MINE, "active"), earlier);
  }

  @Test
  void noticesThatAnEarlierVersionOfItsOwnIsStillDeclared() {
    var earlier = new Entry("cc", CLOCK, "1.2.0", "beside", "other.jar", false);
    assertWrong(
        "nobody has declared it",
        List.of(BY_HAND, MINE, earlier),
        BY_HAND,
        as(MINE, "active"),
        as(earlier, "beside"));
  }

  @Test
  void whatRetiresMayRunAsLongAsItIsKept() {
    var earlier = new Entry("cc", CLOCK, "1.2.0", "retiring", FILE, false);
    assertEquals(
        Optional.empty(),
        wrong(List.of(BY_HAND, earlier, MINE), BY_HAND, earlier, as(MINE, "active")));
  }

  @Test
  void noticesThatTheVersionOfTheFileDoesNotTakeTheWork() {
    assertWrong("does not take the work", List.of(BY_HAND, MINE), BY_HAND, as(MINE, "quarantined"));
    assertWrong("does not run", List.of(BY_HAND, MINE), BY_HAND, as(MINE, "waiting"));
  }

  @Test
  void whereItsVersionIsRefusedTheOneBeforeGoesOn() {
    var refused = new Entry("dd", CLOCK, "1.2.2", "failed", FILE, false);
    var running = List.of(BY_HAND, as(MINE, "active"), refused);
    assertEquals(
        Optional.empty(), ledger.wrongAfterRefusal("1.2.1", List.of(BY_HAND, MINE), running));
    assertTrue(ledger.wrongAfterRefusal("1.2.1", List.of(BY_HAND), running).isPresent());
    assertEquals(
        Optional.empty(),
        ledger.wrongAfterRefusal(null, List.of(BY_HAND), List.of(BY_HAND, refused)));
  }

  @Test
  void numbersItsVersionsAfterAllThatAreThere() {
    assertEquals(new Version(1, 2, 1), ledger.first(List.of(SHIPPED, BY_HAND)));
    assertEquals(new Version(1, 0, 1), new Ledger(CLOCK, FILE, List.of()).first(List.of(SHIPPED)));
  }

  @Test
  void refusesAHouseWhoseInstalledVersionItWouldRetire() {
    var served = as(BY_HAND, "serving");
    var found = new Ledger(CLOCK, FILE, List.of(served)).hindrance(List.of(as(BY_HAND, "active")));
    assertTrue(found.orElseThrow().contains("plugin:remove --version 1.2.0 " + CLOCK), found::get);
  }

  @Test
  void refusesAHouseThatIsNotAsDeclaredToBeginWith() {
    assertTrue(ledger.hindrance(List.of(SHIPPED)).orElseThrow().contains("does not run"));
    assertEquals(Optional.empty(), ledger.hindrance(List.of(SHIPPED, BY_HAND)));
  }

  private void assertWrong(String part, List<Entry> declared, Entry... running) {
    var found = wrong(declared, running);
    assertTrue(found.orElse("nothing is wrong").contains(part), found::toString);
  }

  private Optional<String> wrong(List<Entry> declared, Entry... running) {
    return ledger.wrong("1.2.1", declared, Stream.of(running).toList());
  }

  private static Entry as(Entry entry, String role) {
    return new Entry(
        entry.sha256(), entry.name(), entry.version(), role, entry.file(), entry.ordered());
  }
}
