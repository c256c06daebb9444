package io.plugdesk.itest;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.launcher.house.KeyRing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A node that is added to a running house as operate.md says: with the PostgreSQL, the Solr, the
 * keys and the documents of that house, and a data folder and ports of its own.
 */
final class AddedNode implements AutoCloseable {
  private static final List<String> KEYS =
      List.of(KeyRing.POSTGRES_OWNER, KeyRing.POSTGRES_APP, KeyRing.POSTGRES_HOUSE, KeyRing.ISSUER);

  private final Map<String, String> environment = new TreeMap<>();
  private final LauncherCalls calls = new LauncherCalls(environment);
  private final RunningHouse house;

  AddedNode(RunningHouse house, Path home) throws IOException, InterruptedException {
    this.house = house;
    var keys = Files.createDirectories(home.resolve("keys"));
    for (var key : KEYS) {
      Files.copy(house.home().resolve("keys").resolve(key), keys.resolve(key));
    }
    for (var shared : List.of("files", "folders")) {
      var there = Files.createDirectories(house.home().resolve(shared));
      Files.createSymbolicLink(home.resolve(shared), there);
    }
    environment.put("PLUGDESK_HOME", home.toString());
    environment.put("PLUGDESK_HTTP_PORT", LauncherCalls.freePort());
    environment.put("PLUGDESK_SSH_PORT", LauncherCalls.freePort());
    environment.put(
        "PLUGDESK_POSTGRES_URL",
        "jdbc:postgresql://127.0.0.1:%s/plugdesk".formatted(of("PLUGDESK_POSTGRES_PORT")));
    environment.put(
        "PLUGDESK_SOLR_URL", "http://127.0.0.1:%s/solr".formatted(of("PLUGDESK_SOLR_PORT")));
    calls.run("start", "--detach", "--no-demo");
  }

  private String of(String variable) {
    return house.environment().get(variable);
  }

  /** Sends a request that must succeed and returns its JSON. */
  JsonNode json(String method, String path, String token, Object body)
      throws IOException, InterruptedException {
    var content =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(RunningHouse.JSON.writeValueAsBytes(body));
    var request =
        HttpRequest.newBuilder(address(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, content)
            .build();
    var response = house.http().send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new AssertionError(path + " " + response.statusCode() + ": " + response.body());
    }
    return RunningHouse.JSON.readTree(response.body());
  }

  /** Whether it says of itself that it is ready. */
  boolean ready() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address("/health/ready")).build();
    return house.http().send(request, BodyHandlers.discarding()).statusCode() == 200;
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + environment.get("PLUGDESK_HTTP_PORT") + path);
  }

  /** Kills its Karaf without a warning, as the kernel might; the launcher starts it again. */
  void kill() throws IOException, InterruptedException {
    var status = RunningHouse.JSON.readTree(calls.run("status", "--json"));
    var pid = status.path("processes").path("karaf").asLong();
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    calls.run("stop");
  }
}
