package io.plugdesk.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Eight people chat: first with a second of thought between answer and next question, then without
 * any. Nothing caches answers, and no question is asked twice before all were asked. What was asked
 * in the half minute before, so that a house that has just started knows its code, does not count.
 */
final class ChatBench {
  private static final int CHATS = 8;
  private static final long THINK_MILLIS = 1000;

  private final HouseUnderTest house;
  private final Corpus corpus;
  private final int seconds;
  private final int warmUp;
  private final AtomicInteger next = new AtomicInteger();

  ChatBench(HouseUnderTest house, boolean quick) {
    this.house = house;
    this.corpus = new Corpus(quick ? 1_000 : 10_000);
    this.seconds = quick ? 15 : 60;
    this.warmUp = quick ? 5 : 30;
  }

  Map<String, Object> run() throws InterruptedException {
    var slug = "bench-" + corpus.hash();
    prepare(slug);
    measure(slug, warmUp, 0);
    var thinking = measure(slug, seconds, THINK_MILLIS);
    var closed = measure(slug, seconds / 2, 0);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("errors", thinking.errors.get() + closed.errors.get());
    figures.put("first_token_p50_ms", Report.round(thinking.percentile(0.50)));
    figures.put("first_token_p95_ms", Report.round(thinking.percentile(0.95)));
    figures.put("closed_loop_p95_ms", Report.round(closed.percentile(0.95)));
    figures.put("turns_per_s", Report.round(closed.millis.size() / (seconds / 2.0)));
    figures.put("warm_up_s", warmUp);
    figures.put("turns", thinking.millis.size());
    figures.put("declined", thinking.declined.get());
    figures.put("chunks", corpus.documents().size() * 5);
    figures.put("questions", corpus.questions().size());
    return figures;
  }

  private void prepare(String slug) throws InterruptedException {
    var known = house.tenant(slug);
    if (known.isPresent() && complete(known.get())) {
      Report.say("The index %s is there already", slug);
      return;
    }
    var tenantId = known.orElseGet(() -> house.createTenant(slug));
    Report.say("Preparing %d documents, once", corpus.documents().size());
    new Ingestion(house, tenantId, "help").all(corpus.documents());
  }

  private boolean complete(String tenantId) {
    int found = 0;
    var after = "";
    while (true) {
      var page =
          house
              .client()
              .get(
                  "/api/v1/rag/documents?namespace=help&limit=200&after=" + after,
                  house.admin(tenantId))
              .path("documents");
      if (page.isEmpty()) {
        return found == corpus.documents().size();
      }
      found += page.size();
      after = page.get(page.size() - 1).path("document_id").asText();
    }
  }

  private Measured measure(String slug, int seconds, long think) throws InterruptedException {
    var measured = new Measured();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var people = new ArrayList<Thread>();
    for (int i = 0; i < CHATS; i++) {
      var person = new Thread(() -> chat(slug, measured, end, think), "chat-" + i);
      person.start();
      people.add(person);
    }
    for (var person : people) {
      person.join();
    }
    return measured;
  }

  private void chat(String slug, Measured measured, long end, long think) {
    try (var chat = new Chat(house, slug)) {
      Thread.sleep((long) (think * Math.random()));
      while (System.nanoTime() < end) {
        measured.ask(chat, corpus.questions());
        Thread.sleep(think);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      Report.say("A chat ended: %s", e.getMessage());
      measured.errors.incrementAndGet();
    }
  }

  private final class Measured {
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicInteger declined = new AtomicInteger();

    private void ask(Chat chat, List<String> questions) throws InterruptedException {
      try {
        var answered = chat.ask(questions.get(next.getAndIncrement() * 7 % questions.size()));
        millis.add(answered.firstTokenMillis());
        if (answered.declined()) {
          declined.incrementAndGet();
        }
      } catch (IOException e) {
        Report.say("A turn failed: %s", e.getMessage());
        errors.incrementAndGet();
      }
    }

    private double percentile(double share) {
      var sorted = millis.stream().sorted().toList();
      return sorted.isEmpty() ? -1 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
  }
}
