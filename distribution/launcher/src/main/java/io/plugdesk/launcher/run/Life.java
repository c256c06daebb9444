package io.plugdesk.launcher.run;

import io.plugdesk.launcher.check.Prerequisites;
import io.plugdesk.launcher.check.Readiness;
import io.plugdesk.launcher.client.HouseClient;
import io.plugdesk.launcher.demo.Demo;
import io.plugdesk.launcher.house.About;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import io.plugdesk.launcher.house.RunState;
import io.plugdesk.launcher.postgres.Database;
import io.plugdesk.launcher.postgres.PostgresServer;
import io.plugdesk.launcher.process.Child;
import io.plugdesk.launcher.process.Guard;
import io.plugdesk.launcher.process.ProcessIdentity;
import io.plugdesk.launcher.process.Supervisor;
import io.plugdesk.launcher.terminal.Steps;
import io.plugdesk.launcher.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** One life of the house: checks, processes side by side, readiness, demo, and the end in order. */
public final class Life {
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final long POLL_NANOS = 100_000_000;

  private final House house;
  private final StartOptions options;
  private final Terminal terminal;
  private final Steps steps;
  private final KeyRing keys;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private Supervisor supervisor;
  private volatile boolean ready;

  public Life(House house, StartOptions options, Terminal terminal) {
    this.house = house;
    this.options = options;
    this.terminal = terminal;
    this.steps = new Steps(terminal);
    this.keys = new KeyRing(house.keys());
  }

  /**
   * Lives until a process crashes too often, and fails then; Ctrl-C and SIGTERM end it in order.
   */
  public void live() throws Exception {
    long started = System.nanoTime();
    house.makeFolders();
    try (OneAtATime lock = new OneAtATime(house.run())) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
      try {
        prepare();
        startProcesses();
        Welcome welcome = new Welcome(house, terminal, options);
        if (options.demo() && options.wants(Processes.KARAF)) {
          steps.run("Demo", step -> new Demo(house, keys).bring(step::note));
        }
        ready = true;
        writeState();
        welcome.print(System.nanoTime() - started);
        throw new Failure(supervisor.givenUp().join());
      } finally {
        stop();
      }
    }
  }

  private void prepare() throws Exception {
    About about = About.read();
    terminal.line(
        terminal.strong("Plugdesk " + about.version())
            + terminal.faint("  data in " + house.home()));
    RunState.read(house.run())
        .ifPresent(left -> new Running(house).stopLeftovers(left.children(), terminal::line));
    Prerequisites prerequisites = new Prerequisites(house);
    steps.run(
        "Prerequisites",
        step ->
            prerequisites
                .require(prerequisites.portsOfOurOwn())
                .forEach(odd -> terminal.line(terminal.mark() + " " + odd)));
    steps.run(
        "Keys",
        step -> {
          int made = keys.complete();
          step.note(made == 0 ? "" : made + " made in " + house.keys());
        });
  }

  private void startProcesses() throws Exception {
    supervisor = new Supervisor(new Guard(house.log("guard")), terminal::line, this::writeState);
    Processes processes = new Processes(house);
    SideBySide work = new SideBySide(steps, supervisor.givenUp());
    if (options.wants(Processes.KARAF)) {
      new KarafCache(house).forgetIfRebuilt();
      new NodeName(house).tell();
      supervisor.start(processes.karaf());
      work.add("House", step -> awaitOk(house.address(), "/health/ready", Processes.KARAF, step));
    }
    if (options.wants(PostgresServer.NAME)) {
      work.add("PostgreSQL", step -> startPostgres());
    }
    if (options.wants(Processes.SOLR) && house.solrUrl().isEmpty()) {
      supervisor.start(processes.solr());
      String solr = "http://127.0.0.1:" + house.ports().solr();
      work.add("Solr", step -> awaitOk(solr, "/solr/admin/info/health", Processes.SOLR, step));
    }
    work.await();
  }

  private void startPostgres() {
    if (house.postgresUrl().isEmpty()) {
      supervisor.start(new PostgresServer(house, keys, About.read().postgres()).prepare());
    }
    new Database(house, keys).await(DATABASE_PATIENCE);
  }

  private void awaitOk(String address, String path, String log, Steps.Step step) {
    HouseClient client = new HouseClient(address);
    long end = System.nanoTime() + PATIENCE.toNanos();
    HouseClient.Glance glance = client.glance(path);
    while (!glance.isOk()) {
      String missing = Readiness.of(glance);
      if (stopped.get()) {
        throw new Failure("The house was stopped before it was ready.");
      }
      if (System.nanoTime() > end) {
        throw new Failure(
            "%s%s is not ready after %d s: %s. See './plugdesk logs %s'."
                .formatted(address, path, PATIENCE.toSeconds(), missing, log));
      }
      step.note(glance.body().has("rooms") ? missing.replaceAll(" \\(.*?\\)", "") : "");
      LockSupport.parkNanos(POLL_NANOS);
      glance = client.glance(path);
    }
    step.note("");
  }

  private synchronized void writeState() {
    List<RunState.Member> members =
        supervisor == null ? List.of() : supervisor.children().stream().map(Life::member).toList();
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
    RunState.Member launcher =
        new RunState.Member("launcher", self.pid(), self.startedMillis(), "TERM");
    new RunState(launcher, house.ports(), members, ready).write(house.run());
  }

  private static RunState.Member member(Child child) {
    ProcessIdentity identity = child.identity();
    return new RunState.Member(
        child.spec().name(), identity.pid(), identity.startedMillis(), child.spec().stop().name());
  }

  private void stop() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    ready = false;
    if (supervisor != null) {
      supervisor.stop(child -> () -> stopShown(child));
    }
    steps.close();
    RunState.forget(house.run());
  }

  private void stopShown(Child child) {
    try {
      steps.run(
          "Stop " + child.spec().name(),
          step ->
              step.note(
                  child.stop()
                      ? ""
                      : "killed after " + child.spec().patience().toSeconds() + " s"));
    } catch (Exception failure) {
      terminal.line(terminal.cross() + " " + failure.getMessage());
    }
  }
}
