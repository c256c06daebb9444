package io.plugdesk.routes.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads a file of routes as Camel will read it, and refuses every element that is not allowed,
 * before Camel makes anything of it.
 */
final class RouteCheck {
  private static final Set<Tag> PLAIN =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);
  private static final Set<String> LANGUAGES = Set.of("simple", "constant", "header", "tokenize");
  private static final int MOST_ROUTES = 20;

  private final List<String> ids = new ArrayList<>();

  private RouteCheck() {}

  /**
   * Checks a file.
   *
   * @param text its text
   * @return the ids of its routes, as far as they have any
   */
  static List<String> check(String text) {
    var check = new RouteCheck();
    try {
      var settings = LoadSettings.builder().setLabel("routes").build();
      Nesting.check(settings, text);
      var root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new RefusedRoute(1, "The file is empty"));
      check.routes(root);
      return check.ids;
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw new RefusedRoute(line, "This is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new RefusedRoute(0, "This is not YAML: " + e.getMessage());
    } catch (StackOverflowError e) {
      throw Nesting.tooDeep(0);
    }
  }

  private void routes(Node root) {
    var routes = list(root, "A file is a list of routes: begin it with \"- route:\"");
    if (routes.size() > MOST_ROUTES) {
      throw refused(root, "A file has at most " + MOST_ROUTES + " routes");
    }
    for (var each : routes) {
      var route = fields(each, Set.of("route", "from"));
      if (route.containsKey("route")) {
        var parts = fields(route.get("route"), Set.of("id", "description", "from"));
        if (parts.containsKey("id")) {
          ids.add(text(parts.get("id")));
        }
        from(part(parts, "from", each));
      } else {
        from(part(route, "from", each));
      }
    }
  }

  private void from(Node node) {
    var parts = fields(node, Set.of("id", "description", "uri", "parameters", "steps"));
    address(part(parts, "uri", node), parts.get("parameters"));
    steps(part(parts, "steps", node));
  }

  private void steps(Node node) {
    for (var each : list(node, "steps is a list: begin each step with \"- \"")) {
      var step = fields(each, Steps.NAMES);
      if (step.size() != 1) {
        throw refused(each, "A step has one name: allowed are " + new TreeSet<>(Steps.NAMES));
      }
      step.forEach(this::step);
    }
  }

  private void step(String name, Node node) {
    switch (name) {
      case "to" -> to(node);
      case "log" -> log(node);
      case "setBody" -> expression(fields(node, with()), node);
      case "setHeader" -> {
        var parts = fields(node, with("name"));
        at(node, () -> Fence.checkText("header", text(part(parts, "name", node))));
        Steps.checkHeader(line(node), text(parts.get("name")));
        expression(parts, node);
      }
      case "removeHeader" -> text(part(fields(node, Set.of("name")), "name", node));
      case "filter", "split" -> {
        var parts = fields(node, with("steps"));
        expression(parts, node);
        steps(part(parts, "steps", node));
      }
      case "choice" -> choice(fields(node, Set.of("when", "otherwise")));
      default -> fields(node, Set.of());
    }
  }

  private void to(Node node) {
    if (node instanceof ScalarNode) {
      at(node, () -> Steps.checkEnd(text(node)));
      address(node, null);
    } else {
      var parts = fields(node, Set.of("uri", "parameters", "description", "id"));
      at(node, () -> Steps.checkEnd(text(part(parts, "uri", node))));
      address(part(parts, "uri", node), parts.get("parameters"));
    }
  }

  private void log(Node node) {
    var message =
        node instanceof ScalarNode
            ? node
            : part(fields(node, Set.of("message", "loggingLevel")), "message", node);
    at(message, () -> SimpleText.checkLog(text(message)));
  }

  private void choice(Map<String, Node> parts) {
    if (parts.containsKey("when")) {
      for (var each : list(parts.get("when"), "when is a list")) {
        var when = fields(each, with("steps"));
        expression(when, each);
        steps(part(when, "steps", each));
      }
    }
    if (parts.containsKey("otherwise")) {
      steps(part(fields(parts.get("otherwise"), Set.of("steps")), "steps", parts.get("otherwise")));
    }
  }

  private void expression(Map<String, Node> parts, Node around) {
    var named = parts.keySet().stream().filter(LANGUAGES::contains).toList();
    if (named.isEmpty() && parts.containsKey("expression")) {
      expression(fields(parts.get("expression"), LANGUAGES), parts.get("expression"));
      return;
    }
    if (named.size() != 1) {
      throw refused(around, "One expression is needed: allowed are " + new TreeSet<>(LANGUAGES));
    }
    var language = named.get(0);
    var node = parts.get(language);
    var key = language.equals("tokenize") ? "token" : "expression";
    var value = node instanceof ScalarNode ? node : part(fields(node, Set.of(key)), key, node);
    at(value, () -> Fence.checkText(language, text(value)));
  }

  private void address(Node uri, Node parameters) {
    var options = new LinkedHashMap<String, String>();
    if (parameters != null) {
      fields(parameters, null).forEach((name, value) -> options.put(name, text(value)));
    }
    at(uri, () -> Addresses.check(text(uri), options));
  }

  private static Set<String> with(String... names) {
    var all = new TreeSet<>(LANGUAGES);
    all.addAll(List.of(names));
    all.add("expression");
    return all;
  }

  private static Map<String, Node> fields(Node node, Set<String> allowed) {
    plain(node);
    if (!(node instanceof MappingNode mapping)) {
      throw refused(node, "Names and values are needed here: allowed are " + sorted(allowed));
    }
    var fields = new LinkedHashMap<String, Node>();
    for (var entry : mapping.getValue()) {
      var name = text(entry.getKeyNode());
      if (allowed != null && !allowed.contains(name)) {
        throw refused(
            entry.getKeyNode(),
            "%s is not allowed here: allowed are %s".formatted(name, sorted(allowed)));
      }
      if (fields.put(name, entry.getValueNode()) != null) {
        throw refused(entry.getKeyNode(), name + " stands here twice");
      }
    }
    return fields;
  }

  private static String sorted(Set<String> allowed) {
    return allowed == null || allowed.isEmpty() ? "no fields" : new TreeSet<>(allowed).toString();
  }

  private static List<Node> list(Node node, String otherwise) {
    plain(node);
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw refused(node, otherwise);
  }

  private static Node part(Map<String, Node> parts, String name, Node around) {
    if (!parts.containsKey(name)) {
      throw refused(around, name + " is missing");
    }
    return parts.get(name);
  }

  private static String text(Node node) {
    plain(node);
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw refused(node, "A plain value is needed here");
  }

  private static void plain(Node node) {
    if (node.getAnchor().isPresent() || !PLAIN.contains(node.getTag())) {
      throw refused(node, "Anchors, aliases and tags are not allowed");
    }
  }

  private static void at(Node node, Runnable check) {
    try {
      check.run();
    } catch (RefusedRoute e) {
      throw refused(node, e.getMessage());
    }
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private static RefusedRoute refused(Node node, String message) {
    return new RefusedRoute(line(node), message);
  }
}
