package io.plugdesk.bench.upgrade;

import io.plugdesk.bench.probe.echo.EchoActivator;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What people and programs do meanwhile: calls of tools, chats with and without a stream. */
final class Load {
  private static final double TOOL_CALLS = 290;
  private static final double ECHOES = 20;
  private static final double TURNS = 10.5;
  private static final int VISITORS = 22;
  private static final long BETWEEN_QUESTIONS_NANOS = 2_000_000_000L;
  private static final int QUESTIONS_OF_A_VISITOR = 8;
  private static final String QUESTION = "How does the broken kettle of order 4711 come back?";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Tenant tenant;
  private final double share;
  private final Run run = new Run();
  private final List<Thread> people = new ArrayList<>();
  private final Latencies tools = new Latencies("tool call");
  private final Latencies echoes = new Latencies("resource");
  private final Latencies turns = new Latencies("turn");
  private final Latencies messages = new Latencies("chat request");
  private final Latencies streams = new Latencies("stream");
  private final long begunAt = System.nanoTime();

  /**
   * A load that has not begun.
   *
   * @param tenant whose people and programs
   * @param share of the full load, above 0 and up to 1
   */
  Load(Tenant tenant, double share) {
    this.tenant = tenant;
    this.share = share;
  }

  /** Begins. */
  void begin() {
    var admin = tenant.admin();
    var user = tenant.user();
    var clock = Call.post("/tools/current_time/invoke", admin, Map.of("tool_args", Map.of()));
    pace("tools", tools, TOOL_CALLS, () -> request(clock));
    pace("echoes", echoes, ECHOES, () -> request(Call.get(EchoActivator.PATH, user)));
    var turn = Call.post("/api/v1/query", user, Map.of("message", QUESTION));
    pace("turns", turns, TURNS, () -> request(turn));
    int visitors = (int) Math.ceil(share * VISITORS);
    for (int i = 0; i < visitors; i++) {
      long offset = i * BETWEEN_QUESTIONS_NANOS / visitors;
      person("visitor-" + i, () -> visit(offset));
    }
  }

  /** Ends, and waits for the last answers. */
  void end() throws InterruptedException {
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
    return tools.count() / seconds();
  }

  double chatsPerSecond() {
    return (turns.count() + streams.count()) / seconds();
  }

  private double seconds() {
    return (System.nanoTime() - begunAt) / 1e9;
  }

  private HttpRequest request(Call call) {
    return tenant.wire().request(call).build();
  }

  private void pace(
      String name, Latencies latencies, double perSecond, Supplier<HttpRequest> request) {
    person(name, () -> new Pace(http, latencies, share * perSecond, request).keep(run));
  }

  /** Visitors who come, ask a few questions, each in their turn, and make room for others. */
  private void visit(long offset) throws InterruptedException {
    long due = begunAt + offset;
    while (!run.over()) {
      try (var visitor = new Visitor(tenant.wire(), tenant.slug(), messages, streams)) {
        for (int i = 0; i < QUESTIONS_OF_A_VISITOR && !run.over(); i++) {
          long wait = (due - System.nanoTime()) / 1_000_000;
          if (wait > 0) {
            Thread.sleep(wait);
          }
          visitor.ask(QUESTION);
          due += BETWEEN_QUESTIONS_NANOS;
        }
      } catch (IOException refused) {
        messages.failed(refused.getMessage());
      }
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
