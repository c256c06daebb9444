package io.plugdesk.launcher.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.RunState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says whether the house is ready; its exit code says it too. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Say whether the house is ready; exit code 0 only then.")
public final class StatusCommand implements Callable<Integer> {
  private static final int NOT_READY = 1;

  private final Place place;

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  public StatusCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() throws Exception {
    Optional<RunState> state = place.running().state();
    boolean ready = place.running().isReady();
    String word =
        state.isEmpty()
            ? "stopped"
            : ready ? "ready" : state.get().ready() ? "not ready" : "starting";
    if (json) {
      place.terminal().line(new ObjectMapper().writeValueAsString(facts(state, word, ready)));
    } else {
      print(state, word, ready);
    }
    return ready ? 0 : NOT_READY;
  }

  private void print(Optional<RunState> state, String word, boolean ready) {
    String sign = ready ? place.terminal().tick() : place.terminal().cross();
    if (state.isEmpty()) {
      place.terminal().line(sign + " stopped. Start it with './plugdesk start'.");
      return;
    }
    House house = place.house().on(state.get().ports());
    place
        .terminal()
        .line(
            sign
                + " "
                + word
                + "  "
                + house.address()
                + "  launcher pid "
                + state.get().launcher().pid());
    state
        .get()
        .children()
        .forEach(
            child -> place.terminal().line("  %-9s pid %d".formatted(child.name(), child.pid())));
    if (!ready) {
      place.terminal().line("  './plugdesk doctor' says what is wrong.");
    }
  }

  private Map<String, Object> facts(Optional<RunState> state, String word, boolean ready) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("status", word);
    facts.put("ready", ready);
    facts.put("home", place.house().home().toString());
    state.ifPresent(
        running -> {
          facts.put("address", place.house().on(running.ports()).address());
          facts.put("launcher_pid", running.launcher().pid());
          facts.put("ports", running.ports());
          facts.put(
              "processes",
              running.children().stream()
                  .collect(Collectors.toMap(RunState.Member::name, RunState.Member::pid)));
        });
    return facts;
  }
}
