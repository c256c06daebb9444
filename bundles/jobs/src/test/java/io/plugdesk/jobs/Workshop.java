package io.plugdesk.jobs;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.jobs.JobHandler;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.store.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The room on a real PostgreSQL with the roles of the running house, and what its tests share. */
final class Workshop implements AutoCloseable {
  static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");
  static final int LIMIT_SECONDS = 20;

  final BlockingQueue<String> done = new LinkedBlockingQueue<>();
  final TestDatabase database = new TestDatabase();
  final UnitsOfWork units =
      database.unitsOfWork("jobs", Path.of("src/main/resources/db/migration"));
  JobWorkers workers = newWorkers();
  final JdbcJobs jobs = new JdbcJobs(database.signals(workers));

  JobWorkers newWorkers() {
    return new JobWorkers(units, database.houseSource(), 2);
  }

  void enqueue(TenantContext tenant, String id) {
    enqueue(job(tenant, id));
  }

  void enqueue(Job... several) {
    units.within(
        several[0].tenant(),
        "enqueue",
        unit -> {
          for (var job : several) {
            jobs.enqueue(unit, job);
          }
          return null;
        });
  }

  static Job job(TenantContext tenant, String id) {
    return new Job(tenant, "test.job", id);
  }

  static Job unhandled(TenantContext tenant, String id) {
    return new Job(tenant, "nobody.does.it", id);
  }

  /** The next that was done. */
  String next() throws InterruptedException {
    return done.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  void awaitRows(String expected) throws Exception {
    eventually(() -> rows("true").equals(expected));
  }

  String rows(String condition) throws SQLException {
    try (var owner = database.owner();
        var statement = owner.createStatement();
        var row = statement.executeQuery("select count(*) from jobs.job where " + condition)) {
      row.next();
      return row.getString(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (var owner = database.owner();
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    workers.close();
    database.close();
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  static void eventually(Condition condition) throws Exception {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (condition.holds()) {
          return;
        }
      } catch (RuntimeException e) {
        last = e;
      }
      new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("It did not come about in time", last);
  }

  /** Something to wait for. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Does what it is told, and gives up after the first failure. */
  static class Trial implements JobHandler {
    private final Consumer<Job> work;

    Trial(Consumer<Job> work) {
      this.work = work;
    }

    @Override
    public String kind() {
      return "test.job";
    }

    @Override
    public void run(Job job) {
      work.accept(job);
    }

    @Override
    public Optional<Duration> failed(Job job, int attempt, RuntimeException failure) {
      return Optional.empty();
    }
  }
}
