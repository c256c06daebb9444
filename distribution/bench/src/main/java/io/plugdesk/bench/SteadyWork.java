package io.plugdesk.bench;

import io.plugdesk.bench.steady.SteadyBench;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.RunState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** People chat and documents change, while the pulse of Karaf is taken once a minute. */
final class SteadyWork {
  private static final int CHATS = 4;
  private static final int PASSAGES = 500;
  private static final long THINK_MILLIS = 500;
  private static final int TURNS = 20;

  private final HouseUnderTest house;
  private final Corpus corpus = new Corpus(PASSAGES);
  private final int minutes;
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicInteger errors = new AtomicInteger();
  private volatile boolean over;

  SteadyWork(HouseUnderTest house, int minutes) {
    this.house = house;
    this.minutes = minutes;
  }

  Map<String, Object> run() throws InterruptedException {
    var slug = "steady-" + Long.toHexString(System.currentTimeMillis());
    var tenantId = house.createTenant(slug);
    new Ingestion(house, tenantId, "help").all(corpus.documents());
    var people = new ArrayList<Thread>();
    for (int i = 0; i < CHATS; i++) {
      people.add(started("steady-chat-" + i, () -> chat(slug)));
    }
    people.add(started("steady-change", () -> change(tenantId)));
    var figures = new LinkedHashMap<>(new SteadyBench(karaf(), minutes).run());
    over = true;
    for (var person : people) {
      person.join();
    }
    figures.put("turns", turns.get());
    figures.put("documents_changed", changes.get());
    figures.put("errors", errors.get());
    return figures;
  }

  private long karaf() {
    return RunState.read(house.run()).stream()
        .flatMap(state -> state.children().stream())
        .filter(member -> member.name().equals("karaf"))
        .map(RunState.Member::pid)
        .findFirst()
        .orElseThrow(() -> new Failure("Karaf does not run. Start it with './plugdesk start'."));
  }

  private void chat(String slug) throws InterruptedException {
    try (var chat = new Chat(house, slug)) {
      for (int i = 0; i < TURNS && !over; i++) {
        chat.ask(corpus.questions().get(turns.getAndIncrement() * 7 % corpus.questions().size()));
        Thread.sleep(THINK_MILLIS);
      }
    } catch (IOException e) {
      throw new IllegalStateException("A turn failed: " + e.getMessage(), e);
    }
  }

  /** Every document again and again, each time with another sentence. */
  private void change(String tenantId) throws InterruptedException {
    int number = changes.getAndIncrement();
    var item = corpus.documents().get(number % corpus.documents().size());
    var text = item.content() + "\nThis is edition " + number + " of the page.\n";
    var changed = new Ingestion.Item(item.id(), item.title(), text, item.type());
    new Ingestion(house, tenantId, "help").all(List.of(changed));
    Thread.sleep(THINK_MILLIS);
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private Thread started(String name, Work work) {
    var thread =
        new Thread(
            () -> {
              while (!over) {
                try {
                  work.run();
                } catch (InterruptedException closed) {
                  return;
                } catch (RuntimeException trouble) {
                  errors.incrementAndGet();
                  Report.say("%s: %s", name, trouble.getMessage());
                }
              }
            },
            name);
    thread.start();
    return thread;
  }
}
