package io.plugdesk.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.plugdesk.browser.EventLog.Fate;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;

/** The wire of the web chat with scripted answers; keeps everything in memory. */
final class ScriptedChat implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Message(String id, String text, Instant timestamp) {}

  private record Conversation(EventLog log, Map<String, Message> messages, List<String> order) {}

  private final Map<String, Script> scripts;
  private final ExecutorService threads;
  private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
  private final Map<String, String> statuses = new ConcurrentHashMap<>();
  private final Map<String, String> visitors = new ConcurrentHashMap<>();
  private final Set<String> valid = ConcurrentHashMap.newKeySet();
  private final List<String> resumedAfter = new CopyOnWriteArrayList<>();
  private final List<String> accepted = new CopyOnWriteArrayList<>();

  ScriptedChat(Map<String, Script> scripts, ExecutorService threads) {
    this.scripts = scripts;
    this.threads = threads;
  }

  void expireTokens() {
    valid.clear();
  }

  List<String> resumedAfter() {
    return List.copyOf(resumedAfter);
  }

  List<String> accepted() {
    return List.copyOf(accepted);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring("/api/v1/chat/".length()).split("/");
      if (path[0].equals("tenants")) {
        tenants(exchange, path);
      } else if (!valid.contains(token(exchange).orElse(""))) {
        problem(exchange, 401, "The token has expired; renew it");
      } else if (path.length == 1) {
        begin(exchange);
      } else if (!conversations.containsKey(path[1])) {
        problem(exchange, 404, "There is no such conversation");
      } else {
        within(exchange, path[1], conversations.get(path[1]), path);
      }
    }
  }

  private void tenants(HttpExchange exchange, String[] path) throws IOException {
    if (!path[1].equals("acme")) {
      problem(exchange, 404, "There is no such tenant");
    } else if (path.length == 2) {
      send(exchange, 200, Samples.tenant());
    } else {
      var visitor =
          token(exchange).map(visitors::get).orElseGet(() -> UUID.randomUUID().toString());
      var token = UUID.randomUUID().toString();
      visitors.put(token, visitor);
      valid.add(token);
      var granted = JSON.createObjectNode().put("token", token).put("visitor_id", visitor);
      send(exchange, 200, granted.put("expires_at", Instant.now().plusSeconds(1800).toString()));
    }
  }

  private void begin(HttpExchange exchange) throws IOException {
    var id = UUID.randomUUID().toString();
    conversations.put(
        id,
        new Conversation(new EventLog(), new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>()));
    statuses.put(id, "bot");
    var begun = JSON.createObjectNode().put("conversation_id", id).put("status", "bot");
    send(exchange, 201, begun.put("started_at", Instant.now().toString()));
  }

  private void within(HttpExchange exchange, String id, Conversation conversation, String[] path)
      throws IOException {
    switch (path.length == 2 ? "" : path[path.length - 1]) {
      case "messages" -> accept(exchange, id, conversation);
      case "stop" -> stop(exchange, conversation, path[3]);
      case "person" -> person(exchange, id, conversation);
      case "events" -> stream(exchange, conversation.log());
      default -> show(exchange, id, conversation);
    }
  }

  private void accept(HttpExchange exchange, String id, Conversation conversation)
      throws IOException {
    var body = JSON.readTree(exchange.getRequestBody());
    var message =
        new Message(body.get("message_id").asText(), body.get("text").asText(), Instant.now());
    if (conversation.messages().putIfAbsent(message.id(), message) == null) {
      accepted.add(message.text());
      conversation.order().add(message.id());
      var log = conversation.log();
      log.add("message", stored(message).put("sender", "visitor"), Fate.ARRIVES);
      log.add("started", JSON.createObjectNode().put("message_id", message.id()), Fate.ARRIVES);
      threads.submit(
          () -> scripts.getOrDefault(message.text(), Script.declined()).play(log, message.id()));
    }
    send(
        exchange,
        202,
        JSON.createObjectNode().put("message_id", message.id()).put("conversation_id", id));
  }

  private void stop(HttpExchange exchange, Conversation conversation, String messageId)
      throws IOException {
    var stopped = Samples.answered().put("message_id", messageId).put("stopped", true);
    stopped.put("text", conversation.log().streamed(messageId)).putArray("citations");
    conversation.log().add("done", stopped, Fate.ARRIVES);
    exchange.sendResponseHeaders(204, -1);
  }

  private void person(HttpExchange exchange, String id, Conversation conversation)
      throws IOException {
    statuses.put(id, "waiting");
    var says = "Mia or Tom will answer here, usually within ten minutes.";
    var status = JSON.createObjectNode().put("status", "waiting").put("says", says);
    conversation.log().add("status", status, Fate.ARRIVES);
    send(exchange, 200, status);
  }

  private void show(HttpExchange exchange, String id, Conversation conversation)
      throws IOException {
    var shown = JSON.createObjectNode().put("conversation_id", id).put("status", statuses.get(id));
    shown.put("last_event_id", conversation.log().lastId());
    var turns = shown.putArray("turns");
    for (var messageId : conversation.order()) {
      var answer = conversation.log().answer(messageId);
      var turn = stored(conversation.messages().get(messageId));
      turn.put("state", answer.isPresent() ? "answered" : "working");
      turns.add(turn.set("answer", answer.<JsonNode>map(done -> done).orElse(null)));
    }
    send(exchange, 200, shown);
  }

  private void stream(HttpExchange exchange, EventLog log) throws IOException {
    var last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    resumedAfter.add(last == null ? "" : last);
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    new EventStream(log, exchange.getResponseBody()).writeAfter(last);
  }

  private static ObjectNode stored(Message message) {
    var stored =
        JSON.createObjectNode().put("message_id", message.id()).put("text", message.text());
    return stored.put("timestamp", message.timestamp().toString());
  }

  private static Optional<String> token(HttpExchange exchange) {
    var header = exchange.getRequestHeaders().getFirst("Authorization");
    return Optional.ofNullable(header).map(value -> value.substring("Bearer ".length()));
  }

  private static void problem(HttpExchange exchange, int status, String detail) throws IOException {
    var problem = JSON.createObjectNode().put("type", "about:blank").put("title", "Refused");
    send(exchange, status, problem.put("status", status).put("detail", detail));
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    var bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
