package io.plugdesk.bench.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The versions that stand beside what is upgraded though neither the distribution nor the
 * measurement brought them: an upgrade is over when the version before it is gone, and these stay.
 */
final class Company {
  private Company() {}

  /**
   * Why a house cannot be measured, with what to do; empty when it can.
   *
   * @param versions everything that is there, as plugin:list tells it
   */
  static Optional<String> hindrance(JsonNode versions) {
    var found = new ArrayList<String>();
    var cures = new TreeSet<String>();
    for (var target : Target.values()) {
      for (var each : beside(target, versions)) {
        var version = each.path("version").asText();
        var file = each.path("file").asText();
        var installed = each.path("source").asText().equals("installed");
        found.add(target.plugin() + " " + version);
        cures.add(
            installed
                ? "plugin:remove --version %s %s".formatted(version, target.plugin())
                : "remove %s from deploy".formatted(file));
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s would stay beside what is upgraded. Take them out first: %s"
                .formatted(String.join(", ", found), String.join("; ", cures)));
  }

  private static List<JsonNode> beside(Target target, JsonNode versions) {
    var beside = new ArrayList<JsonNode>();
    for (var each : versions) {
      if (each.path("plugin").asText().equals(target.plugin())
          && !each.path("source").asText().equals("shipped")
          && !each.path("file").asText().equals(target.file())) {
        beside.add(each);
      }
    }
    return beside;
  }
}
