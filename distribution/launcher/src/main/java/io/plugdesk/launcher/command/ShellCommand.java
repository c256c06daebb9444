package io.plugdesk.launcher.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens the console of the running house, or runs one command in it. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    description =
        "Open the console of the house, or run one command in it and return its exit code.")
public final class ShellCommand implements Callable<Integer> {
  private final Place place;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "For example: tenant:list --json")
  private List<String> words = List.of();

  public ShellCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() throws Exception {
    KarafShell shell = new KarafShell(place.running().required(), place.terminal());
    return words.isEmpty() ? shell.open() : shell.run(line());
  }

  /** What is one word already is a line as it is; of several words each stays what it is. */
  private String line() {
    if (words.size() == 1) {
      return words.get(0);
    }
    return String.join(" ", words.stream().map(ShellCommand::quoted).toList());
  }

  /**
   * A word as the shell takes it, whatever stands in it. In double quotes gogo expands braces; in
   * single ones it leaves all alone, but Karaf, which looks at the line before, takes a backslash
   * there for an escape. So both of these stand outside of them.
   */
  static String quoted(String word) {
    if (word.matches("[\\w@.:-][\\w@.:=+,/-]*")) {
      return word;
    }
    return "'" + word.replaceAll("['\\\\]", "'\\\\$0'") + "'";
  }
}
