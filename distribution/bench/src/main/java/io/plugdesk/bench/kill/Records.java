package io.plugdesk.bench.kill;

import io.plugdesk.bench.wire.Console;
import io.plugdesk.bench.wire.OwnDatabase;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the house has written down that is to run, and what it says that runs.
 *
 * @param house the house
 */
record Records(House house) {
  private static final String DECLARED =
      """
      select a.sha256, a.symbolic_name, a.version, d.role, d.file_name, (d.inbox is null)::text
      from plugins.declaration d join plugins.artifact a using (sha256)
      where d.withdrawn_at is null order by d.id
      """;

  /** What is declared, as it stands in PostgreSQL. */
  List<Entry> declared() throws IOException {
    return new OwnDatabase(house)
        .rows(DECLARED).stream()
            .map(
                row ->
                    new Entry(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        Boolean.parseBoolean(row.get(5))))
            .toList();
  }

  /**
   * Every version that is there, as the console lists it; of what was shipped there is no digest.
   */
  List<Entry> running() throws IOException, InterruptedException {
    var running = new ArrayList<Entry>();
    for (var each : Wire.JSON.readTree(new Console(house).run("plugin:list --json"))) {
      running.add(
          new Entry(
              each.path("sha256").asText(),
              each.path("plugin").asText(),
              each.path("version").asText(),
              each.path("state").asText(),
              each.path("file").asText(),
              each.path("source").asText().equals("installed")));
    }
    return running;
  }
}
