package io.plugdesk.itest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A tenant whose every place holds a canary: name, settings, plugins, documents, conversations. */
final class Household {
  static final String NAMESPACE = "help";
  static final String CLOCK = "io.plugdesk.tool.clock";
  static final String WEB = "io.plugdesk.channel.web";
  static final String NOTES = "io.plugdesk.connector.notes";
  private final RunningHouse house;
  private final String slug;
  private final String id;
  private final String job;
  private final Canaries canaries;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> conversations = new ConcurrentHashMap<>();
  private final Map<String, String> messages = new ConcurrentHashMap<>();
  private final AtomicInteger spare = new AtomicInteger();
  private String migration;

  Household(RunningHouse house, String slug, Canaries canaries) throws Exception {
    this.house = house;
    this.slug = slug;
    this.canaries = canaries;
    this.id = house.tenant(slug, name());
    house.json(
        "PUT",
        "/api/v1/tenants/" + id,
        token("admin", "first"),
        Map.of("name", name(), "config_json", config()));
    switchOn(WEB, settings());
    this.job = house.ingest(id, document(), title(), content());
  }

  String id() {
    return id;
  }

  String slug() {
    return slug;
  }

  String job() {
    return job;
  }

  Canaries canaries() {
    return canaries;
  }

  String name() {
    return "House " + canaries.name();
  }

  Map<String, Object> config() {
    return Map.of(
        "greeting",
        "Welcome " + canaries.greeting(),
        "thresholds",
        Map.of("confidence", Double.valueOf("0." + canaries.config())),
        "throttles",
        Map.of("tenant_per_second", 5_000, "visitor_per_second", 5_000));
  }

  Map<String, Object> settings() {
    return Map.of("allowed_origins", List.of("https://" + canaries.setting() + ".example"));
  }

  String title() {
    return "Secrets " + canaries.title();
  }

  String content() {
    return "# The password\n\nThe password of the week is " + canaries.content() + ".";
  }

  /** What people ask; it holds no canary and finds the one in the content. */
  String question() {
    return "What is the password of the week?";
  }

  /** The document that everybody reads. */
  String document() {
    return "handbook-" + slug;
  }

  /** The document that is replaced again and again. */
  String replaced() {
    return "leaflet-" + slug;
  }

  /** A document made for this call alone. */
  String spareDocument() throws Exception {
    var document = "spare-" + slug + "-" + spare.incrementAndGet();
    house.json(
        "POST",
        "/api/v1/rag/ingest",
        token("admin", "first"),
        Map.of("document_id", document, "namespace", NAMESPACE, "content", content()));
    return document;
  }

  /** A tenant made for this call alone. */
  String spareTenant() throws Exception {
    return house.tenant(slug + "-spare-" + spare.incrementAndGet(), "Spare");
  }

  /** The domain of a tenant that is not there yet. */
  String newDomain() {
    return slug + "-new-" + spare.incrementAndGet();
  }

  /** A plugin that is switched on at this moment. */
  String spareFeature() throws Exception {
    switchOn(CLOCK, Map.of());
    return CLOCK;
  }

  /** The version of the clock that the house runs. */
  String clockVersion() throws Exception {
    for (var plugin :
        house.json("GET", "/api/v1/plugins", token("admin", "first"), null).path("plugins")) {
      if (plugin.path("plugin").asText().equals(CLOCK)) {
        return plugin.path("versions").path(0).path("version").asText();
      }
    }
    throw new AssertionError("The house ships the clock");
  }

  /** A plugin of which the tenant wants a version of its own. */
  String ruled() throws Exception {
    house.json(
        "PUT",
        "/api/v1/features/" + spareFeature() + "/version",
        token("admin", "first"),
        Map.of("version", clockVersion(), "percent", 100));
    return CLOCK;
  }

  /** The name of a tool that is switched on. */
  String tool() throws Exception {
    spareFeature();
    return house
        .json("GET", "/tools", token("admin", "first"), null)
        .path("tools")
        .path(0)
        .path("name")
        .asText();
  }

  /** The job that moves the tenant to Lucene; it is begun when it is first asked for. */
  String migration() throws Exception {
    if (migration == null) {
      migration =
          house
              .json(
                  "POST",
                  "/api/v1/rag/migrations",
                  token("admin", "first"),
                  Map.of("to", LuceneJar.ID, "keep", true))
              .path("job_id")
              .asText();
    }
    return migration;
  }

  /** A connector that is switched on. */
  String connector() throws Exception {
    switchOn(NOTES, Map.of("notes", List.of("Password: It is " + canaries.content() + ".")));
    return NOTES;
  }

  String token(String role, String person) throws Exception {
    var known = tokens.get(role + " " + person);
    if (known != null) {
      return known;
    }
    var made =
        switch (role) {
          case Seat.OPERATOR -> house.operator();
          case Seat.VISITOR ->
              house
                  .json("POST", "/api/v1/chat/tenants/" + slug + "/token", null, Map.of())
                  .path("token")
                  .asText();
          default -> house.token(id, role, person);
        };
    tokens.put(role + " " + person, made);
    return made;
  }

  String conversation(String role, String person) throws Exception {
    var known = conversations.get(role + " " + person);
    if (known != null) {
      return known;
    }
    var opened = role.equals(Seat.VISITOR) ? chat(person) : turn(role, person);
    conversations.put(role + " " + person, opened);
    return opened;
  }

  String message(String role, String person) throws Exception {
    conversation(role, person);
    return messages.get(role + " " + person);
  }

  private String chat(String person) throws Exception {
    var token = token(Seat.VISITOR, person);
    var opened =
        house
            .json("POST", "/api/v1/chat/conversations", token, Map.of())
            .path("conversation_id")
            .asText();
    var message = UUID.randomUUID().toString();
    house.json(
        "POST",
        "/api/v1/chat/conversations/" + opened + "/messages",
        token,
        Map.of("message_id", message, "text", said()));
    messages.put(Seat.VISITOR + " " + person, message);
    return opened;
  }

  private String turn(String role, String person) throws Exception {
    return house
        .json("POST", "/api/v1/query", token(role, person), Map.of("message", said()))
        .path("conversation_id")
        .asText();
  }

  private String said() {
    return question() + " My name is " + canaries.message() + ".";
  }

  private void switchOn(String plugin, Map<String, Object> settings) throws Exception {
    house.json(
        "PUT",
        "/api/v1/features/" + plugin,
        token("admin", "first"),
        Map.of("enabled", true, "settings", settings));
  }
}
