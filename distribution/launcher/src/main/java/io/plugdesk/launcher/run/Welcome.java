package io.plugdesk.launcher.run;

import io.plugdesk.launcher.demo.DemoTenant;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.terminal.Terminal;
import java.util.List;
import java.util.Locale;

/** What a person reads when the house is ready: where it is and what to try next. */
final class Welcome {
  private static final double NANOS_PER_SECOND = 1e9;

  private final House house;
  private final Terminal terminal;
  private final StartOptions options;

  Welcome(House house, Terminal terminal, StartOptions options) {
    this.house = house;
    this.terminal = terminal;
    this.options = options;
  }

  void print(long nanos) {
    String seconds = String.format(Locale.ROOT, "%.1f s", nanos / NANOS_PER_SECOND);
    terminal.line("");
    terminal.line(terminal.strong("Ready") + " in " + seconds + ".");
    if (!options.wants(Processes.KARAF)) {
      return;
    }
    List<DemoTenant> tenants = options.demo() ? DemoTenant.all(house) : List.of();
    tenants.forEach(tenant -> entry("Chat", house.address() + "/chat/" + tenant.domain()));
    tenants.stream()
        .limit(1)
        .forEach(
            tenant ->
                entry(
                    "Ask", "./plugdesk ask " + tenant.domain() + " \"" + tenant.question() + "\""));
    entry("API", house.address() + "/openapi.json");
    entry("Shell", "./plugdesk shell");
    entry("Stop", "Ctrl-C here, or ./plugdesk stop");
    terminal.line("");
  }

  private void entry(String name, String what) {
    terminal.line("  %-6s %s".formatted(name, what));
  }
}
