package io.plugdesk.bench.crash;

import io.plugdesk.bench.crash.Flight.State;
import io.plugdesk.bench.crash.Talker.Outcome;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.bench.wire.Wire.Call;
import io.plugdesk.launcher.client.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Kills processes of the running house with SIGKILL while people chat and documents come in, and
 * counts what was accepted and is not there, or is there twice.
 *
 * <p>A kill counts only when, in the moment before it, the wanted kind of work was accepted and not
 * finished. Whether the house comes back is the launcher's matter.
 */
public final class CrashBench {
  private static final int TALKERS = 4;
  private static final int FEEDERS = 2;
  private static final int TURNS = 8;
  private static final long STATE_LIMIT_MILLIS = 60_000;
  private static final long READY_LIMIT_MILLIS = 180_000;
  private static final long SPACING_MILLIS = 12_000;
  private static final Duration TOKEN = Duration.ofHours(1);
  private static final String QUESTION = "How does the broken kettle of order %d come back?";

  private final Wire wire;
  private final Tokens tokens;
  private final Path run;
  private final int rounds;
  private final long seed;
  private final Flight flight = new Flight();
  private final List<Talker> talkers = new CopyOnWriteArrayList<>();
  private final List<Feeder> feeders = new ArrayList<>();
  private final List<Thread> people = new ArrayList<>();
  private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
  private final Map<State, Integer> kills = new EnumMap<>(State.class);
  private final Map<Victim, Integer> victims = new EnumMap<>(Victim.class);
  private volatile boolean over;

  /**
   * A measurement of the running house.
   *
   * @param address where it answers
   * @param tokens makes tokens for it
   * @param run the folder in which the launcher notes what it has started
   * @param rounds how often each process is killed in each state
   * @param seed of everything random
   */
  public CrashBench(String address, Tokens tokens, Path run, int rounds, long seed) {
    this.wire = new Wire(address);
    this.tokens = tokens;
    this.run = run;
    this.rounds = rounds;
    this.seed = seed;
  }

  /** Measures; minutes, for a killed house needs its time to come back. */
  public Map<String, Object> run() throws InterruptedException, IOException {
    say("Seed %d", seed);
    try (var model = new ScriptedModel()) {
      var slug = "crash-" + Long.toHexString(System.currentTimeMillis());
      var tenantId = tenant(slug, model);
      begin(slug, tenantId);
      kill();
      over = true;
      for (var person : people) {
        person.join();
      }
      return figures();
    }
  }

  /** A tenant that asks its model every time, so that every answer is a stream. */
  private String tenant(String slug, ScriptedModel model) throws InterruptedException {
    var config =
        Map.of(
            "throttles",
            Map.of("tenant_per_second", 5000, "visitor_per_second", 1000),
            "thresholds",
            Map.of("answer", 0));
    var body = Map.of("name", "Crash", "domain", slug, "config_json", config);
    var tenantId =
        wire.insist(Call.post("/api/v1/tenants", tokens.operator(TOKEN), body))
            .path("tenant_id")
            .asText();
    switchOn(tenantId, "io.plugdesk.channel.web", Map.of());
    switchOn(tenantId, "io.plugdesk.model.openai", model.settings());
    var first = new Feeder(wire, flight, () -> admin(tenantId), "first", seed);
    first.feed();
    feeders.add(first);
    return tenantId;
  }

  private void switchOn(String tenantId, String plugin, Map<String, Object> settings)
      throws InterruptedException {
    var on = Map.of("enabled", true, "settings", settings);
    wire.insist(Call.post("/api/v1/features/" + plugin, admin(tenantId), on).put());
  }

  private String admin(String tenantId) {
    return tokens.of(tenantId, "bench", "admin", TOKEN);
  }

  private void begin(String slug, String tenantId) {
    for (int i = 0; i < TALKERS; i++) {
      int number = i;
      person("talker-" + i, () -> talk(slug, number));
    }
    for (int i = 0; i < FEEDERS; i++) {
      var feeder = new Feeder(wire, flight, () -> admin(tenantId), "feeder" + i, seed + 1 + i);
      feeders.add(feeder);
      person("feeder-" + i, feeder::feed);
    }
  }

  /** Something that may be interrupted. */
  private interface Work {
    void run() throws InterruptedException;
  }

  private void person(String name, Work work) {
    var thread =
        new Thread(
            () -> {
              while (!over) {
                try {
                  work.run();
                } catch (InterruptedException closed) {
                  Thread.currentThread().interrupt();
                  return;
                } catch (IllegalStateException trouble) {
                  troubles.add(name + ": " + trouble.getMessage());
                  say("%s: %s", name, trouble.getMessage());
                }
              }
            },
            name);
    thread.start();
    people.add(thread);
  }

  private void talk(String slug, int number) throws InterruptedException {
    var talker = new Talker(wire, flight, slug);
    talkers.add(talker);
    try (talker) {
      for (int i = 0; i < TURNS && !over; i++) {
        talker.ask(QUESTION.formatted(1000 * number + i));
      }
    }
  }

  private void kill() throws InterruptedException {
    var random = new Random(seed);
    var plan = new ArrayList<Map.Entry<Victim, State>>();
    for (int i = 0; i < rounds; i++) {
      for (var victim : Victim.values()) {
        for (var state : State.values()) {
          plan.add(Map.entry(victim, state));
        }
      }
    }
    Collections.shuffle(plan, random);
    for (var next : plan) {
      awaitReady();
      Thread.sleep(1_000 + random.nextInt(2_000));
      strike(next.getKey(), next.getValue(), random);
    }
    awaitReady();
  }

  /** Waits for the state, a little longer, and kills if the state still holds. */
  private void strike(Victim victim, State state, Random random) throws InterruptedException {
    long end = System.nanoTime() + STATE_LIMIT_MILLIS * 1_000_000;
    while (System.nanoTime() < end) {
      if (flight.any(state)) {
        Thread.sleep(random.nextInt(200));
        var process = victim.find(run);
        if (process.isPresent() && flight.any(state)) {
          Victim.kill(process.get());
          kills.merge(state, 1, Integer::sum);
          victims.merge(victim, 1, Integer::sum);
          say("Killed %s (pid %d) with %s in flight", victim.word(), process.get().pid(), state);
          if (victim != Victim.PARSER) {
            Thread.sleep(SPACING_MILLIS);
          }
          return;
        }
      }
      Thread.sleep(5);
    }
    say("No %s with %s in flight within a minute", victim.word(), state);
  }

  private void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + READY_LIMIT_MILLIS * 1_000_000;
    while (!wire.ready()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The house did not come back within three minutes");
      }
      Thread.sleep(200);
    }
  }

  private Map<String, Object> figures() throws InterruptedException {
    var messages = Outcome.NONE;
    for (var talker : talkers) {
      messages = messages.plus(talker.outcome());
    }
    int documents = 0;
    int lost = 0;
    for (var feeder : feeders) {
      documents += feeder.accepted();
      lost += feeder.lost();
    }
    var figures = new LinkedHashMap<String, Object>();
    figures.put("kills", kills.values().stream().mapToInt(Integer::intValue).sum());
    kills.forEach(
        (state, n) -> figures.put("kills_in_" + state.name().toLowerCase(Locale.ROOT), n));
    victims.forEach((victim, n) -> figures.put("kills_of_" + victim.word(), n));
    figures.put("accepted", messages.accepted());
    figures.put("lost", messages.lost());
    figures.put("twice", messages.twice());
    figures.put("cut", messages.cut());
    figures.put("failed", messages.failed());
    figures.put("documents", documents);
    figures.put("documents_lost", lost);
    figures.put("refused", troubles.size());
    figures.put("seed", seed);
    return figures;
  }

  private static void say(String format, Object... values) {
    System.err.printf(format + "%n", values);
  }
}
