package io.plugdesk.intake.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.knowledge.Migrations;

/**
 * Where the passages are to go.
 *
 * @param to the id of a retrieval plugin, or the end of it
 * @param keep whether the present one keeps them too
 * @param dryRun whether it is only asked what would happen
 */
public record MigrationRequest(
    @JsonProperty(value = "to", required = true) String to,
    @JsonProperty("keep") boolean keep,
    @JsonProperty("dry_run") boolean dryRun) {
  Migrations.Order order(String actor) {
    if (to == null || to.isBlank()) {
      throw new PlugdeskException(
          Kind.REJECTED, "to is missing: name a retrieval plugin, such as lucene.");
    }
    return new Migrations.Order(to.strip(), keep, dryRun, actor);
  }
}
