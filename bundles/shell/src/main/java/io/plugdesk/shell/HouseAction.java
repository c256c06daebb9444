package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.support.CommandException;

/** What every command of the house has: the tenants, {@code --json}, and failures with a cure. */
abstract class HouseAction implements Action {
  @Reference Session session;
  @Reference Tenants tenants;

  @Option(name = "--json", description = "Print JSON on one line, for scripts")
  boolean json;

  @Override
  public final Object execute() throws Exception {
    var output = output();
    try {
      run(output);
    } catch (PlugdeskException e) {
      throw new CommandException(output.mark(false) + " " + e.getMessage(), e.getMessage(), e);
    }
    return null;
  }

  /** Does it; a failure leaves as an exception, which ends a script with exit code 1. */
  abstract void run(Output output) throws Exception;

  /** The tenant of that UUID or slug. */
  final Tenant tenant(String name) {
    return tenants
        .find(name)
        .orElseThrow(
            () -> {
              var known =
                  tenants.list().stream()
                      .map(tenant -> tenant.context().slug())
                      .collect(Collectors.joining(", "));
              return new PlugdeskException(
                  Kind.REJECTED,
                  "There is no tenant %s. %s"
                      .formatted(
                          name,
                          known.isEmpty()
                              ? "Create it with tenant:create " + name
                              : "The tenants are: " + known));
            });
  }

  /** What was typed as several words; Karaf takes an option behind the first word for a word. */
  static String sentence(List<String> words) {
    for (var word : words) {
      if (word.startsWith("--")) {
        throw new PlugdeskException(
            Kind.REJECTED,
            "Options come first: write %s right after the command's name".formatted(word));
      }
    }
    return String.join(" ", words);
  }

  /** Who types, for the audit trail. */
  final String actor() {
    var user = session == null ? null : session.get("USER");
    return user == null ? "shell" : "shell:" + user;
  }

  /** Where relative paths begin: the caller's folder if it is known, or that of the console. */
  Path directory() {
    var callers = session == null ? null : session.get("PLUGDESK_DIRECTORY");
    var here = session == null ? null : session.currentDir();
    return callers != null ? Path.of(callers.toString()) : here == null ? Path.of("") : here;
  }

  private Output output() {
    var terminal = session.getTerminal();
    int columns = columns(terminal, session.get("PLUGDESK_COLUMNS"));
    var output = new Output(session.getConsole(), json, columns);
    var wanted = session.get("NO_COLOR") == null ? output : output.plain();
    return terminal == null ? wanted.whole() : wanted;
  }

  /**
   * The columns of the terminal; 0 where a script reads.
   *
   * @param terminal the console's; a single command that is sent to the house has none
   * @param callers what the launcher says of the terminal in which such a command was typed
   */
  static int columns(Terminal terminal, Object callers) {
    if (terminal != null) {
      return terminal.isAnsiSupported() ? terminal.getWidth() : 0;
    }
    return callers != null && callers.toString().matches("\\d{1,4}")
        ? Integer.parseInt(callers.toString())
        : 0;
  }
}
