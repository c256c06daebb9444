package io.plugdesk.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A tenant that exists to be tried out.
 *
 * @param name what its customers call it
 * @param domain its slug
 * @param config its settings, as they are sent
 * @param features plugin to settings
 * @param question the first of its quick replies, which its help centre answers
 * @param site the address of its help centre, the start of every article's
 * @param articles its help centre
 */
public record DemoTenant(
    String name,
    String domain,
    JsonNode config,
    Map<String, JsonNode> features,
    String question,
    String site,
    List<Article> articles) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public DemoTenant {
    features = Map.copyOf(features);
    articles = List.copyOf(articles);
  }

  /** The tenants that the distribution carries, by name. */
  public static List<DemoTenant> all(House house) {
    Path folder = house.built("launcher/target/launcher/demo");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> tenants = Files.list(folder)) {
      return tenants
          .filter(tenant -> Files.exists(tenant.resolve("tenant.json")))
          .sorted()
          .map(DemoTenant::read)
          .toList();
    } catch (IOException failure) {
      throw new Failure(
          "Cannot read the demo tenants in " + folder + ". Build the launcher again.", failure);
    }
  }

  private static DemoTenant read(Path folder) {
    Path file = folder.resolve("tenant.json");
    try {
      JsonNode json = JSON.readTree(Files.readString(file));
      Map<String, JsonNode> features = new LinkedHashMap<>();
      json.path("features")
          .forEach(plugin -> features.put(plugin.asText(), JSON.createObjectNode()));
      return new DemoTenant(
          json.path("name").asText(),
          json.path("domain").asText(),
          json.path("config_json"),
          features,
          json.path("config_json").path("quick_replies").path(0).asText(),
          "https://help." + json.path("domain").asText() + ".example/",
          Article.all(folder.resolve("articles")));
    } catch (IOException failure) {
      throw new Failure(
          "Cannot read "
              + file
              + ": "
              + failure.getMessage()
              + ". Correct it and build the launcher again.",
          failure);
    }
  }
}
