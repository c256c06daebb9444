package io.plugdesk.tenants;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Deletion;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The room on a real PostgreSQL, through JPA as in the running house, as its tests share it. */
abstract class TenantsOnPostgres {
  static final String CLOCK = "io.plugdesk.tool.clock";

  final List<String> audited = new ArrayList<>();
  final List<String> erased = new ArrayList<>();
  final List<String> heard = new ArrayList<>();
  final List<String> signalled = new ArrayList<>();
  final Signals signals = (unit, topic, text) -> signalled.add(text);
  final FeatureListeners listeners = new FeatureListeners();
  final List<Job> waiting = new CopyOnWriteArrayList<>();

  @TempDir Path home;

  TenantErasure erasure;
  TestDatabase database;
  UnitsOfWork units;
  TenantList list;
  DurableDeletions deletions;
  JdbcTenants tenants;
  JpaFeatures features;

  @BeforeEach
  void open() {
    database = new TestDatabase();
    units = database.unitsOfWorkWithEntities("tenants", Path.of("src/main/resources/db/migration"));
    listeners.addListener((tenant, now) -> heard.add(tenant.slug() + " " + plugins(now)));
    erasure = new TenantErasure(new Instances(tenant -> false), new TenantFolders(home));
    erasure.addRoom(tenant -> erased.add(tenant.slug()), Map.of());
    list = new TenantList(units);
    deletions =
        new DurableDeletions(units, (unit, job) -> waiting.add(job), signals, list, listeners);
    tenants = tenantsOfANode(list);
    features = new JpaFeatures(units, (unit, event) -> audit(event), signals, listeners);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  JdbcTenants tenantsOfANode(TenantList list) {
    return new JdbcTenants(
        units, (unit, event) -> audit(event), signals, list, deletions, listeners);
  }

  ErasureJob erasureJob() {
    return new ErasureJob(
        units,
        (unit, event) -> audit(event),
        signals,
        database.tenantRows(),
        erasure,
        listeners,
        deletions);
  }

  Deletion delete(Tenant tenant) {
    return deletions.delete(tenant.context(), "jane", Duration.ZERO);
  }

  void doWaitingJobs() {
    waiting.forEach(erasureJob()::run);
    waiting.clear();
  }

  static String asFromElsewhere(String signal) {
    return "another-node" + signal.substring(signal.indexOf(' '));
  }

  String folders() throws IOException {
    try (var paths = Files.walk(home)) {
      return paths
          .filter(path -> !path.equals(home))
          .map(path -> home.relativize(path).toString())
          .sorted()
          .collect(Collectors.joining(" "));
    }
  }

  void audit(AuditEvent event) {
    audited.add(event.eventType());
  }

  Tenant create(String slug) {
    return tenants.create(slug, slug.toUpperCase(), "{}", "operator");
  }

  static PlugdeskException refusal(Runnable change) {
    return assertThrows(PlugdeskException.class, change::run);
  }

  static List<String> plugins(List<Feature> features) {
    return features.stream().map(Feature::plugin).toList();
  }

  String revisionsOfClock() throws SQLException {
    return text(
        "select string_agg(revision || ' ' || enabled || ' ' || (settings ->> 'zone'), ', '"
            + " order by revision) from tenants.feature where plugin = '"
            + CLOCK
            + "'");
  }

  String rowsOfTenantsAndFeatures() throws SQLException {
    return text(
        "select (select count(*) from tenants.tenant) || ' ' || (select count(*) from"
            + " tenants.feature)");
  }

  String text(String query) throws SQLException {
    try (var owner = database.owner();
        var statement = owner.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
