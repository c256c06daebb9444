package io.plugdesk.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException.Kind;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;

/** How a tenant goes, and what other nodes hear of it, on a real PostgreSQL. */
class DeletionsOnPostgresTest extends TenantsOnPostgres {
  @Test
  void deletingATenantLeavesNothingOfItAndAllOfOthers() throws Exception {
    var acme = create("acme");
    var globex = create("globex");
    features.enable(acme.context(), CLOCK, "{}", "jane");
    Files.createDirectories(home.resolve("folders/acme/manuals"));
    Files.createDirectories(home.resolve("routes/acme"));
    Files.createDirectories(home.resolve("folders/globex"));
    Files.createDirectories(home.resolve("keys/secrets/" + acme.context().tenantId()));
    Files.writeString(home.resolve("folders/acme/manuals/a.md"), "a");
    assertFalse(delete(acme).finished());
    doWaitingJobs();
    assertEquals(List.of("acme"), erased);
    assertEquals(List.of(), features.list(acme.context()));
    assertEquals(3, features.list(globex.context()).size());
    assertEquals("tenant.deleted", audited.get(audited.size() - 1));
    assertEquals("1 3", rowsOfTenantsAndFeatures());
    assertEquals("folders folders/globex keys keys/secrets routes", folders());
  }

  @Test
  void aTenantIsUnknownAsSoonAsItGoes() throws SQLException {
    var acme = create("acme");
    delete(acme);
    assertTrue(tenants.find("acme").isEmpty());
    assertTrue(tenants.find(acme.context().tenantId()).isEmpty());
    assertEquals(List.of(), tenantsOfANode(new TenantList(units)).list());
    assertEquals("acme []", heard.get(heard.size() - 1));
    assertEquals(Kind.REJECTED, refusal(() -> delete(acme)).kind());
    assertEquals(1, waiting.size());
    assertEquals("1 3", rowsOfTenantsAndFeatures());
  }

  @Test
  void aDeletionThatWasKilledHalfWayIsDoneToTheEnd() throws SQLException {
    var acme = create("acme");
    var calls = new AtomicInteger();
    erasure.addRoom(
        tenant -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("killed");
          }
        },
        Map.of());
    delete(acme);
    var job = waiting.get(0);
    var killed = assertThrows(IllegalStateException.class, () -> erasureJob().run(job));
    assertTrue(erasureJob().failed(job, 1, killed).isPresent());
    assertTrue(tenants.find("acme").isEmpty());
    assertEquals(Kind.REJECTED, refusal(() -> create("acme")).kind());
    erasureJob().run(job);
    erasureJob().run(job);
    assertEquals("0 0", rowsOfTenantsAndFeatures());
    assertEquals(1, audited.stream().filter("tenant.deleted"::equals).count());
  }

  @Test
  void aSlugIsFreeAgain() {
    var first = create("acme");
    delete(first);
    doWaitingJobs();
    var second = create("acme");
    assertEquals(second, tenants.find("acme").orElseThrow());
    assertTrue(tenants.find(first.context().tenantId()).isEmpty());
  }

  @Test
  void whoDeletesIsToldWhatWasRemoved() throws Exception {
    var acme = create("acme").context();
    var deletion =
        CompletableFuture.supplyAsync(() -> deletions.delete(acme, "jane", Duration.ofSeconds(20)));
    while (!deletion.isDone()) {
      waiting.forEach(erasureJob()::run);
    }
    assertTrue(deletion.get().finished());
    assertTrue(deletion.get().removed().contains("4 rows of the database"));
  }

  @Test
  void theRoomOfTheHighestRankingErasesFirst() {
    erasure.addRoom(
        tenant -> erased.add("first"), Map.of(Constants.SERVICE_RANKING, Integer.valueOf(100)));
    delete(create("acme"));
    doWaitingJobs();
    assertEquals(List.of("first", "acme"), erased);
  }

  @Test
  void aBackEndDropsWhatItKeepsOfATenant() {
    erasure.addStorage(tenant -> erased.add("index of " + tenant.slug()));
    delete(create("acme"));
    doWaitingJobs();
    assertEquals(List.of("acme", "index of acme"), erased);
  }

  @Test
  void anotherNodeLearnsOfEachChange() {
    var otherList = new TenantList(units);
    var told = new ArrayList<String>();
    var otherListeners = new FeatureListeners();
    otherListeners.addListener((tenant, now) -> told.add(tenant.slug() + " " + now.size()));
    var other = new NewsFromOtherNodes(units, otherList, otherListeners);
    assertEquals(List.of(), otherList.all());
    var acme = create("acme").context();
    other.heard(signalled.get(0));
    assertEquals(List.of(), told);
    other.heard(asFromElsewhere(signalled.get(0)));
    assertEquals(1, otherList.all().size());
    delete(tenants.find("acme").orElseThrow());
    other.heard(asFromElsewhere(signalled.get(signalled.size() - 1)));
    assertTrue(otherList.find(acme.tenantId()).isEmpty());
    assertEquals(List.of("acme 3", "acme 0"), told);
  }

  @Test
  void aNodeThatMissedSignalsLooksAtAll() {
    var otherList = new TenantList(units);
    var told = new ArrayList<String>();
    var otherListeners = new FeatureListeners();
    otherListeners.addListener((tenant, now) -> told.add(tenant.slug() + " " + now.size()));
    var other = new NewsFromOtherNodes(units, otherList, otherListeners);
    create("acme");
    other.missed();
    assertEquals(1, otherList.all().size());
    create("globex");
    delete(tenants.find("acme").orElseThrow());
    other.missed();
    assertEquals(List.of("acme 0", "globex 3"), told);
  }
}
