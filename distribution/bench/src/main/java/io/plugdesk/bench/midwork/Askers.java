package io.plugdesk.bench.midwork;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * People who ask all the time what has one right answer. Who is not answered while Karaf is known
 * to be down has not failed; a wrong answer is a failure at any time.
 */
final class Askers {
  private static final List<String> THINGS =
      List.of("tent", "kayak", "stove", "lantern", "compass", "hammock", "rucksack", "bicycle");
  private static final int PEOPLE = 2;
  private static final long PAUSE_MILLIS = 400;

  private final Tenant tenant;
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger whileDown = new AtomicInteger();
  private final AtomicLong longestNanos = new AtomicLong();
  private final List<Thread> people = new ArrayList<>();
  private volatile boolean down;
  private volatile boolean over;

  Askers(Tenant tenant) {
    this.tenant = tenant;
  }

  /** Takes in what is asked for, and sees that it is answered. */
  void prepare() throws IOException, InterruptedException {
    for (var thing : THINGS) {
      tenant.learn(
          thing,
          "# The %1$s\n\n## Warranty of the %1$s\n\nThe warranty of the %1$s lasts %2$d days.\n"
              .formatted(thing, days(thing)));
    }
    for (var thing : THINGS) {
      if (!isRight(answer(thing), thing)) {
        throw new IOException(
            "The house does not know how long the warranty of a " + thing + " is");
      }
    }
  }

  void begin() {
    for (int i = 0; i < PEOPLE; i++) {
      int first = i * THINGS.size() / PEOPLE;
      var person = new Thread(() -> keepAsking(first), "asker-" + i);
      person.start();
      people.add(person);
    }
  }

  /** Karaf is gone from now on, or back. */
  void down(boolean gone) {
    down = gone;
  }

  /** Ends, and adds what was seen. */
  void end(Map<String, Object> figures) throws InterruptedException {
    over = true;
    for (var person : people) {
      person.join();
    }
    figures.put("answers", answered.get());
    figures.put("answers_failed", failed.get());
    figures.put("unanswered_while_down", whileDown.get());
    figures.put("longest_answer_ms", longestNanos.get() / 1_000_000);
  }

  private void keepAsking(int first) {
    try {
      for (int turn = first; !over; turn++) {
        ask(THINGS.get(turn % THINGS.size()));
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(String thing) throws InterruptedException {
    boolean excused = down;
    long began = System.nanoTime();
    try {
      var answer = answer(thing);
      if (isRight(answer, thing)) {
        answered.incrementAndGet();
      } else {
        fails(thing + " was answered by " + answer);
      }
      if (!excused && !down) {
        longestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
      }
    } catch (IOException | RuntimeException refused) {
      if (excused || down) {
        whileDown.incrementAndGet();
      } else {
        fails(thing + ": " + refused.getMessage());
      }
    }
  }

  private void fails(String how) {
    failed.incrementAndGet();
    System.err.println("An answer failed: " + how);
  }

  private JsonNode answer(String thing) throws IOException, InterruptedException {
    var question = "How many days does the warranty of the " + thing + " last?";
    var body = Map.of("tenant_id", tenant.id(), "question", question, "top_k", 5);
    return tenant.wire().once(Call.post("/rag/query", tenant.user(), body));
  }

  private static boolean isRight(JsonNode answer, String thing) {
    var first = DAYS.matcher(answer.path("answer").asText());
    return first.find()
        && Integer.parseInt(first.group(1)) == days(thing)
        && StreamSupport.stream(answer.path("sources").spliterator(), false)
            .anyMatch(source -> source.path("doc_id").asText().equals(thing));
  }

  /** What else the tenant knows may be quoted too, behind what answers. */
  private static final Pattern DAYS = Pattern.compile("(\\d+) days");

  private static int days(String thing) {
    return 10 + THINGS.indexOf(thing);
  }
}
