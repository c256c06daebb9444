package io.plugdesk.launcher.check;

import io.plugdesk.launcher.client.HouseClient;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import io.plugdesk.launcher.house.OwnerOnly;
import io.plugdesk.launcher.house.RunState;
import io.plugdesk.launcher.postgres.Database;
import io.plugdesk.launcher.process.Listener;
import io.plugdesk.launcher.process.Listeners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at everything that tends to be wrong, running house or not. */
public final class Doctor {
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final House house;
  private final Optional<RunState> running;

  /** The state is that of a house that runs now, or empty. */
  public Doctor(House house, Optional<RunState> running) {
    this.house = house;
    this.running = running;
  }

  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.addAll(new BuildCheck(house).examine());
    findings.add(disk());
    findings.add(memory());
    findings.addAll(ports());
    findings.add(keys());
    if (running.isPresent()) {
      findings.add(durability());
      findings.add(answers("Solr", solrAddress(), "/solr/admin/info/health", "solr"));
      findings.add(answers("House", house.address(), "/health/ready", "karaf"));
      findings.add(loopback());
    }
    return findings;
  }

  private static Finding java() {
    String seen = Runtime.version() + " in " + System.getProperty("java.home");
    try {
      Prerequisites.requireJava();
      return Finding.well("Java", seen);
    } catch (Failure failure) {
      return Finding.ill("Java", seen, failure.getMessage());
    }
  }

  private Finding disk() {
    long free = new Prerequisites(house).freeDisk() / 1_000_000;
    return free > 1000
        ? Finding.well("Disk", free + " MB free for " + house.home())
        : Finding.ill(
            "Disk",
            free + " MB free for " + house.home(),
            "Free some space, or set " + House.HOME + " to a folder on another disk.");
  }

  private static Finding memory() {
    return Prerequisites.availableMemory()
        .map(bytes -> bytes / 1_000_000)
        .map(
            free ->
                free > 1500
                    ? Finding.well("Memory", free + " MB available")
                    : Finding.ill(
                        "Memory",
                        free + " MB available",
                        "Close something: the house takes about 1500 MB."))
        .orElseGet(() -> Finding.well("Memory", "not known on this system"));
  }

  private List<Finding> ports() {
    List<Finding> findings = new ArrayList<>();
    Set<Long> ours = pids();
    Map<String, Integer> ports = new Prerequisites(house).portsOfOurOwn();
    ports.forEach((variable, port) -> findings.add(port(variable, port, ours)));
    return findings;
  }

  private static Finding port(String variable, int port, Set<Long> ours) {
    String name = "Port " + port;
    Optional<Listener> owner = Listeners.on(port);
    if (owner.isPresent() && ours.contains(owner.get().pid())) {
      return Finding.well(name, variable + ", ours");
    }
    try {
      PortCheck.requireFree(variable, port);
      return Finding.well(name, variable + ", free");
    } catch (Failure inUse) {
      return Finding.ill(name, variable, inUse.getMessage());
    }
  }

  private Finding keys() {
    List<Path> files = new KeyRing(house.keys()).files();
    if (files.stream().noneMatch(Files::exists)) {
      return Finding.well("Keys", "made at the first start");
    }
    List<Path> paths = new ArrayList<>(files);
    paths.add(house.keys());
    List<String> open =
        paths.stream().filter(path -> !OwnerOnly.holdsFor(path)).map(Path::toString).toList();
    return open.isEmpty()
        ? Finding.well("Keys", "only their owner can read them")
        : Finding.ill(
            "Keys",
            "missing or open to others: " + String.join(", ", open),
            "chmod 700 " + house.keys() + " && chmod 600 " + house.keys() + "/*");
  }

  private Finding durability() {
    try {
      Map<String, String> settings =
          new Database(house, new KeyRing(house.keys())).settings(DURABLE);
      String seen =
          settings.entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", "));
      return settings.values().stream().allMatch("on"::equals)
          ? Finding.well("PostgreSQL", seen)
          : Finding.ill(
              "PostgreSQL",
              seen,
              "Set all of them to on: without them a power cut loses what was acknowledged.");
    } catch (SQLException | Failure failure) {
      return Finding.ill(
          "PostgreSQL",
          "does not answer: " + failure.getMessage(),
          "See './plugdesk logs postgres'.");
    }
  }

  private String solrAddress() {
    return house
        .solrUrl()
        .map(url -> url.replaceAll("/solr/?$", ""))
        .orElse("http://127.0.0.1:" + house.ports().solr());
  }

  private static Finding answers(String name, String address, String path, String log) {
    HouseClient.Glance glance = new HouseClient(address).glance(path);
    return glance.isOk()
        ? Finding.well(name, address + path + " answers")
        : Finding.ill(name, Readiness.of(glance), "See './plugdesk logs " + log + "'.");
  }

  private Finding loopback() {
    Set<Long> ours = pids();
    List<Listener> listeners =
        Listeners.all().stream().filter(listener -> ours.contains(listener.pid())).toList();
    List<Listener> open = listeners.stream().filter(listener -> !listener.isLoopback()).toList();
    return open.isEmpty()
        ? Finding.well("Loopback", listeners.size() + " listeners, none reachable from outside")
        : Finding.ill(
            "Loopback",
            open + " can be reached from outside",
            "Bind them to 127.0.0.1 in distribution/assembly.");
  }

  private Set<Long> pids() {
    return running.stream()
        .flatMap(state -> state.children().stream())
        .map(RunState.Member::pid)
        .collect(Collectors.toSet());
  }
}
