package io.plugdesk.bench.upgrade;

import io.plugdesk.bench.crash.ScriptedModel;
import io.plugdesk.bench.probe.echo.EchoActivator;
import io.plugdesk.bench.wire.Tenant;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What people and programs do meanwhile: calls of tools, chats with and without a stream. */
final class Load {
  private static final double TOOL_CALLS = 290;
  private static final double ECHOES = 20;
  private static final double TURNS = 10.5;
  private static final int VISITORS = 22;
  private static final long BETWEEN_QUESTIONS_NANOS = 2_000_000_000L;
  private static final int QUESTIONS_OF_A_VISITOR = 8;
  private static final String NO_ARGUMENTS = "{\"tool_args\":{}}";

  /** What the guard of the guarded tenant hides. */
  static final String HIDDEN = "workshop";

  private static final String QUESTION = "How does the broken kettle of order 4711 come back?";

  private final URI address;
  private final Tenant tenant;
  private final Tenant guarded;
  private final double share;
  private final Run run = new Run();
  private final List<Thread> people = new ArrayList<>();
  private final Latencies tools = new Latencies("tool call");
  private final Latencies echoes = new Latencies("resource");
  private final Latencies turns = new Latencies("turn");
  private final Latencies messages = new Latencies("chat request");
  private final Latencies streams = new Latencies("stream");
  private final long begunAt = System.nanoTime();
  private double seconds;

  /**
   * A load that has not begun.
   *
   * @param address where the house answers
   * @param tenant whose people and programs
   * @param guarded another one, whose guard has to see each turn
   * @param share of the full load, above 0 and up to 1
   */
  Load(URI address, Tenant tenant, Tenant guarded, double share) {
    this.address = address;
    this.tenant = tenant;
    this.guarded = guarded;
    this.share = share;
  }

  /** Begins. */
  void begin() {
    var admin = tenant.admin();
    var user = tenant.user();
    var turn = "{\"message\":\"" + QUESTION + "\"}";
    var call = Line.request(address, "POST", "/tools/current_time/invoke", admin, NO_ARGUMENTS);
    pace(tools, TOOL_CALLS, call, "\"status\":\"ok\"");
    var echo = Line.request(address, "GET", EchoActivator.PATH, user, "");
    pace(echoes, ECHOES, echo, "\"version\":\"" + Upgrades.LINE);
    var query = Line.request(address, "POST", "/api/v1/query", guarded.user(), turn);
    pace(turns, TURNS, query, ScriptedModel.SAYS.replace(HIDDEN, "[hidden]"));
    int visitors = (int) Math.ceil(share * VISITORS);
    for (int i = 0; i < visitors; i++) {
      long offset = i * BETWEEN_QUESTIONS_NANOS / visitors;
      person("visitor-" + i, () -> visit(offset));
    }
  }

  /** Ends, and waits for the last answers. */
  void end() throws InterruptedException {
    seconds = (System.nanoTime() - begunAt) / 1e9;
    run.end();
    for (var person : people) {
      person.join();
    }
  }

  List<Latencies> requests() {
    return List.of(tools, echoes, turns, messages);
  }

  Latencies streams() {
    return streams;
  }

  double toolCallsPerSecond() {
    return tools.count() / seconds;
  }

  double chatsPerSecond() {
    return (turns.count() + streams.count()) / seconds;
  }

  private void pace(Latencies latencies, double perSecond, byte[] request, String expected) {
    var pace = new Pace(address, request, expected, latencies, share * perSecond);
    person(latencies.kind(), () -> pace.keep(run));
  }

  /**
   * Visitors who come, ask a few questions, each when it is due, and make room for others. Who is
   * not let in has failed with the question that was due.
   */
  private void visit(long offset) throws InterruptedException {
    long due = begunAt + offset + BETWEEN_QUESTIONS_NANOS;
    while (!run.over()) {
      await(due - BETWEEN_QUESTIONS_NANOS);
      try (var visitor = new Visitor(address, tenant.slug(), messages, streams)) {
        for (int i = 0; i < QUESTIONS_OF_A_VISITOR && !run.over(); i++) {
          await(due);
          visitor.ask(QUESTION, due);
          due += BETWEEN_QUESTIONS_NANOS;
        }
      } catch (IOException refused) {
        messages.failed(refused.getMessage());
        due += BETWEEN_QUESTIONS_NANOS;
      }
    }
  }

  private static void await(long moment) throws InterruptedException {
    long wait = (moment - System.nanoTime()) / 1_000_000;
    if (wait > 0) {
      Thread.sleep(wait);
    }
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private void person(String name, Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.start();
    people.add(thread);
  }
}
