package io.plugdesk.launcher.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The cores of a running Solr, each held at one commit: the files of a commit never change, and
 * Solr keeps them until the snapshot is deleted.
 */
final class SolrSnapshot implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String address;
  private final String name = "backup-" + Long.toHexString(System.nanoTime());
  private final List<Core> cores = new ArrayList<>();

  /**
   * A core and the files of the commit that is held.
   *
   * @param name its name
   * @param folder where it lies
   * @param files the files of the commit
   */
  record Core(String name, Path folder, List<Path> files) {}

  SolrSnapshot(String address) {
    this.address = address;
  }

  /** Holds every core there is, with all that was added so far. */
  List<Core> take() {
    JsonNode status = get("/solr/admin/cores?action=STATUS&indexInfo=false").path("status");
    for (JsonNode core : status) {
      String of = core.path("name").asText();
      get("/solr/" + of + "/update?commit=true&openSearcher=false&distrib=false");
      JsonNode held =
          get("/solr/admin/cores?action=CREATESNAPSHOT&core=" + of + "&commitName=" + name);
      Path index = Path.of(held.path("indexDirPath").asText());
      List<Path> files = new ArrayList<>();
      held.path("files").forEach(file -> files.add(index.resolve(file.asText())));
      if (files.isEmpty()) {
        throw new Failure("Solr names no files of its core " + of + ". Back up the stopped house.");
      }
      cores.add(new Core(of, Path.of(core.path("instanceDir").asText()), files));
    }
    return List.copyOf(cores);
  }

  /** Lets go of what is held. */
  @Override
  public void close() {
    for (Core core : cores) {
      get("/solr/admin/cores?action=DELETESNAPSHOT&core=" + core.name() + "&commitName=" + name);
    }
    cores.clear();
  }

  private JsonNode get(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build();
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new Failure(
            "Solr answered "
                + response.statusCode()
                + " to "
                + path
                + ". See './plugdesk logs solr', or back up the stopped house.");
      }
      return JSON.readTree(response.body());
    } catch (IOException failure) {
      throw new Failure(
          "Solr does not answer at " + address + ". See './plugdesk logs solr'.", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failure("The backup was interrupted. Start it again.", interrupted);
    }
  }
}
