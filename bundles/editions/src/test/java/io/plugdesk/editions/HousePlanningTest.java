package io.plugdesk.editions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.editions.Wish;
import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.store.Sql;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editions on a real PostgreSQL, planned in a real framework. */
class HousePlanningTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");
  private static final Wish CHAT = new Wish(Set.of("chat"), Set.of());

  @TempDir Path folder;

  private final List<AuditEvent> trail = new CopyOnWriteArrayList<>();
  private final List<PluginInfo> working = new ArrayList<>();
  private final MemoryFeatures features = new MemoryFeatures();
  private TestDatabase database;
  private Container container;
  private UnitsOfWork units;
  private HousePlanning planning;
  private Runnable meanwhile = () -> {};
  private boolean mute;

  @BeforeEach
  void open() throws Exception {
    database = new TestDatabase();
    container = new Container(folder);
    install("org.example.chat", "chat", "answers");
    install("org.example.model", "answers", "");
    units = database.unitsOfWork("editions", Path.of("src/main/resources/db/migration"));
    planning = node();
  }

  private HousePlanning node() {
    return new HousePlanning(
        container.resolver(),
        new HouseOffers(container::bundles, () -> working, List::of),
        plugin -> {
          meanwhile.run();
          return Optional.of(List.of());
        },
        features,
        units,
        (unit, event) -> {
          if (mute) {
            throw new IllegalStateException("The trail is full");
          }
          trail.add(event);
        });
  }

  @AfterEach
  void close() throws Exception {
    container.close();
    database.close();
  }

  @Test
  void aPlanChangesNothing() {
    assertTrue(planning.plan(ACME, CHAT).possible());

    assertEquals(List.of(), features.calls);
    assertFalse(planning.edition(ACME).decided());
    assertEquals(List.of(), trail);
  }

  @Test
  void appliesKeepsTheEditionAndRecordsIt() {
    assertTrue(planning.apply(ACME, CHAT, "ann").done());

    assertEquals(List.of("+org.example.model", "+org.example.chat"), features.calls);
    assertEquals(List.of("chat"), planning.edition(ACME).features());
    assertTrue(planning.edition(ACME).decided());
    assertEquals("edition.applied", trail.get(0).eventType());
    assertEquals(
        "{\"edition\":[\"chat\"],\"on\":[\"org.example.model\",\"org.example.chat\"],\"off\":[]}",
        trail.get(0).payloadJson());
  }

  @Test
  void eachTenantHasItsOwn() {
    planning.apply(ACME, CHAT, "ann");

    assertFalse(planning.edition(GLOBEX).decided());
  }

  @Test
  void theSameWishTwiceIsOneChange() {
    planning.apply(ACME, CHAT, "ann");
    planning.apply(ACME, CHAT, "ann");

    assertEquals(2, features.calls.size());
    assertEquals(1, trail.size());
  }

  @Test
  void whatIsImpossibleChangesNothing() {
    var plan = planning.apply(ACME, new Wish(Set.of("chat", "voice"), Set.of()), "ann");

    assertFalse(plan.possible());
    assertFalse(plan.done());
    assertEquals(List.of(), features.calls);
    assertFalse(planning.edition(ACME).decided());
  }

  @Test
  void aStepThatFailsTakesTheOthersBack() {
    features.broken = "org.example.chat";

    assertThrows(PlugdeskException.class, () -> planning.apply(ACME, CHAT, "ann"));

    assertEquals(List.of("+org.example.model", "-org.example.model"), features.calls);
    assertFalse(planning.edition(ACME).decided());
  }

  @Test
  void whatGoesComesBackWithItsSettingsWhenItCannotBeRecorded() {
    planning.apply(ACME, CHAT, "ann");
    features.enable(ACME, "org.example.chat", "{\"a\":1}", "ann");
    mute = true;

    assertThrows(
        IllegalStateException.class,
        () -> planning.apply(ACME, new Wish(Set.of(), Set.of("chat")), "ann"));

    assertEquals("{\"a\":1}", features.on.get("org.example.chat").settingsJson());
    assertEquals(List.of("chat"), planning.edition(ACME).features());
  }

  @Test
  void namesAPluginThatWasThereOnce() throws Exception {
    planning.apply(ACME, CHAT, "ann");
    working.removeIf(info -> info.plugin().equals("org.example.model"));
    for (var bundle : container.bundles()) {
      if ("org.example.model".equals(bundle.getSymbolicName())) {
        bundle.uninstall();
      }
    }

    var plan = planning.plan(ACME, new Wish(Set.of(), Set.of()));
    assertFalse(plan.possible());
    assertEquals(
        "org.example.chat needs answers, which org.example.model would provide: it is not installed"
            + " any more",
        plan.gaps().get(1).sentence());
  }

  @Test
  void refusesToWriteOverWhatSomebodyElseDecidedMeanwhile() {
    meanwhile =
        () -> {
          meanwhile = () -> {};
          planning.apply(ACME, new Wish(Set.of("answers"), Set.of()), "bob");
        };

    var refusal = assertThrows(PlugdeskException.class, () -> planning.apply(ACME, CHAT, "ann"));
    assertEquals(Kind.MISCONFIGURED, refusal.kind());
    assertEquals(List.of("answers"), planning.edition(ACME).features());
    assertEquals(List.of("+org.example.model"), features.calls);
  }

  @Test
  void ofTwoNodesAtOnceOneIsRefusedAndTakesNothingFromTheOther() {
    var second = node();
    var both = new CyclicBarrier(2);
    meanwhile = () -> join(both);

    var one = CompletableFuture.supplyAsync(() -> planning.apply(ACME, CHAT, "ann").done());
    var other = CompletableFuture.supplyAsync(() -> second.apply(ACME, CHAT, "bob").done());

    assertEquals(
        1,
        Stream.of(one, other).filter(each -> each.handle((done, e) -> e != null).join()).count());
    assertEquals(List.of("+org.example.model", "+org.example.chat"), features.calls);
    assertEquals(List.of("chat"), planning.edition(ACME).features());
    assertEquals(1, trail.size());
  }

  @Test
  void whoComesWhileTheStepsAreCarriedOutIsRefusedAndNothingIsLocked() {
    var second = node();
    features.during =
        () -> {
          features.during = () -> {};
          var refusal =
              assertThrows(PlugdeskException.class, () -> second.apply(ACME, CHAT, "bob"));
          assertTrue(refusal.getMessage().contains("is changing the edition of acme"));
          assertEquals(1, change("update edition set changed_by = changed_by"));
        };

    assertTrue(planning.apply(ACME, CHAT, "ann").done());
    assertEquals(1, trail.size());
    assertTrue(second.apply(ACME, CHAT, "bob").done());
    assertEquals(1, trail.size());
  }

  @Test
  void whatANodeHasClaimedThatIsGoneIsCarriedOutByTheNext() {
    planning.apply(ACME, CHAT, "ann");
    features.on.remove("org.example.chat");
    change("update edition set revision = -2, changed_at = now() - interval '3 minutes'");

    assertTrue(planning.apply(ACME, CHAT, "bob").done());
    assertTrue(features.on.containsKey("org.example.chat"));
    assertEquals(2, trail.size());
    assertEquals(1, change("update edition set changed_by = changed_by where revision = 3"));
  }

  @Test
  void afterAFailureTheNextMayTryAtOnce() {
    features.broken = "org.example.chat";
    assertThrows(PlugdeskException.class, () -> planning.apply(ACME, CHAT, "ann"));
    features.broken = "";

    assertTrue(planning.apply(ACME, CHAT, "ann").done());
  }

  /** Changes rows as another connection does, without waiting long for a lock. */
  private int change(String sql) {
    return units.within(
        ACME,
        "test",
        unit -> {
          Sql.update(unit.connection(), "set local lock_timeout = '1s'");
          return Sql.update(unit.connection(), sql);
        });
  }

  private static void join(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("The other one did not come", e);
    }
  }

  private void install(String plugin, String feature, String need) throws Exception {
    working.add(new PluginInfo(plugin, "1.0.0", List.of(), "", ""));
    container.install(
        plugin,
        "1.0.0",
        "plugdesk.feature;plugdesk.feature=%s;version:Version=1;plugin=\"%s\";effective:=active"
            .formatted(feature, plugin),
        need.isEmpty()
            ? ""
            : "plugdesk.feature;filter:=\"(plugdesk.feature=%s)\";resolution:=optional;plugin=\"%s\";feature=%s;effective:=active"
                .formatted(need, plugin, need));
  }
}
