package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.DocumentFile;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.store.TestDatabase;
import io.plugdesk.store.TestTenants;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The room on a real database, with the other rooms played in memory. */
final class House implements AutoCloseable {
  static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");

  final FakeIndex index = new FakeIndex();
  final FakeIndex second = new FakeIndex();
  final FakePlugins plugins = new FakePlugins(index, second);
  final FakeEmbeddings embeddings = new FakeEmbeddings();
  final FakeFiles files = new FakeFiles();
  final TestTenants tenants = new TestTenants(ACME, GLOBEX);
  final FakeParsing parsing = new FakeParsing();
  final FakeJobs jobs = new FakeJobs();
  final List<String> audited = new ArrayList<>();

  /** What was done within a tenant, by its name. */
  final List<String> within = new CopyOnWriteArrayList<>();

  final StoredLibrary library;
  final DocumentJobs handler;
  final FileSweep sweep;
  final JobProgress progress;
  final ChosenRetrievers chosen;
  final StoredMigrations migrations;
  final MigrationJobs mover;
  private final TestDatabase database = new TestDatabase();

  House() {
    this(true);
  }

  /** With an index, or without one. */
  House(boolean indexed) {
    UnitsOfWork units =
        new CountedUnits(
            database.unitsOfWork("intake", Path.of("src/main/resources/db/migration")), within);
    if (indexed) {
      plugins.on.add(FakePlugins.FIRST);
    }
    handler =
        new DocumentJobs(
            units,
            (unit, event) -> audited.add(event.eventType()),
            this::signal,
            plugins,
            embeddings,
            text -> text.contains("ü") ? "de" : "en",
            files,
            parsing,
            new FakePrivacy());
    library =
        new StoredLibrary(
            units,
            (unit, event) -> audited.add(event.eventType()),
            jobs,
            files,
            new FakePrivacy(),
            handler,
            tenants);
    sweep = new FileSweep(units, files, List::of);
    progress = new JobProgress(units);
    chosen = new ChosenRetrievers(units, plugins);
    migrations =
        new StoredMigrations(
            units,
            jobs,
            (unit, event) -> audited.add(event.eventType()),
            this::signal,
            chosen,
            plugins,
            plugins);
    BackEnds backEnds = new BackEnds(plugins, plugins);
    Indexing indexing =
        new Indexing(
            units,
            new Checkpoints(units),
            plugins,
            embeddings,
            text -> text.contains("ü") ? "de" : "en",
            new FakePrivacy());
    mover =
        new MigrationJobs(
            new Moving(
                units,
                backEnds,
                new Filling(units, indexing, new Proof(backEnds)),
                jobs,
                (unit, event) -> audited.add(event.eventType()),
                this::signal,
                chosen,
                Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1))));
  }

  IngestJob offered(String id, String content) {
    return library.ingest(ACME, text(id, content), Chunking.DEFAULT, "ann");
  }

  /** A document that came as text, after all jobs are done. */
  IngestJob ingested(String id, String content) {
    return done(offered(id, content));
  }

  IngestJob sent(String id, String content) {
    return library.ingest(ACME, file(id, content), Chunking.DEFAULT, "ann");
  }

  /** A document that came as a file, after all jobs are done. */
  IngestJob taken(String id, String content) {
    return done(sent(id, content));
  }

  IngestJob done(IngestJob job) {
    jobs.all(handler);
    return now(job);
  }

  IngestJob now(IngestJob job) {
    return library.job(ACME, job.jobId()).orElseThrow();
  }

  List<Passage> passages(String id) {
    return index.documents.getOrDefault(id, List.of()).stream()
        .map(IndexedPassage::passage)
        .toList();
  }

  static Document text(String id, String content) {
    return new Document(
        id,
        "default",
        null,
        content.startsWith("#") ? Document.Type.MARKDOWN : Document.Type.HTML,
        content,
        null,
        Map.of(),
        null,
        null,
        0);
  }

  static DocumentFile file(String id, String content) {
    return new DocumentFile(
        id,
        "default",
        null,
        "folder/" + id + ".pdf",
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
        null,
        Map.of());
  }

  /** Who answers ACME now. */
  String answering() {
    try (var lease = chosen.lease(ACME, Pins.none()).orElseThrow()) {
      return lease.plugin();
    }
  }

  private void signal(UnitOfWork unit, String topic, String text) {
    chosen.heard(text);
  }

  /** How many rows of a table there are. */
  int rows(String table) {
    try (Connection owner = database.owner();
        var statement = owner.createStatement();
        var rows = statement.executeQuery("select count(*) from intake." + table)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Does something as the owner of the database. */
  void inDatabase(String sql) {
    try (Connection owner = database.owner();
        var statement = owner.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() throws SQLException {
    progress.close();
    migrations.close();
    database.close();
  }
}
