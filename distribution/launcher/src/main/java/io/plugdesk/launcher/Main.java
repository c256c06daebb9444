package io.plugdesk.launcher;

import io.plugdesk.launcher.client.Refused;
import io.plugdesk.launcher.command.AskCommand;
import io.plugdesk.launcher.command.BackupCommand;
import io.plugdesk.launcher.command.BenchCommand;
import io.plugdesk.launcher.command.DevCommand;
import io.plugdesk.launcher.command.DoctorCommand;
import io.plugdesk.launcher.command.EvalCommand;
import io.plugdesk.launcher.command.LogsCommand;
import io.plugdesk.launcher.command.Place;
import io.plugdesk.launcher.command.RestoreCommand;
import io.plugdesk.launcher.command.ShellCommand;
import io.plugdesk.launcher.command.StartCommand;
import io.plugdesk.launcher.command.StatusCommand;
import io.plugdesk.launcher.command.StopCommand;
import io.plugdesk.launcher.command.TokenCommand;
import io.plugdesk.launcher.command.VersionCommand;
import io.plugdesk.launcher.house.About;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The entrance: finds the command that was typed and turns a failure into one readable line. */
@Command(
    name = "plugdesk",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = CommandLine.HelpCommand.class,
    versionProvider = Main.Versions.class,
    description = "The helpdesk you extend while it runs.")
public final class Main {
  private static final List<String> HANDED_ON = List.of("eval", "bench", "shell");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Say what this is.")
  private boolean version;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    try {
      return commands(Place.here()).execute(arguments);
    } catch (Failure failure) {
      return show(failure);
    }
  }

  static CommandLine commands(Place place) {
    CommandLine main =
        new CommandLine(new Main())
            .addSubcommand(new StartCommand(place))
            .addSubcommand(new StopCommand(place))
            .addSubcommand(new StatusCommand(place))
            .addSubcommand(new LogsCommand(place))
            .addSubcommand(new DoctorCommand(place))
            .addSubcommand(new BackupCommand(place))
            .addSubcommand(new RestoreCommand(place))
            .addSubcommand(new ShellCommand(place))
            .addSubcommand(new TokenCommand(place))
            .addSubcommand(new AskCommand(place))
            .addSubcommand(new DevCommand(place))
            .addSubcommand(new EvalCommand(place))
            .addSubcommand(new BenchCommand(place))
            .addSubcommand(new VersionCommand(place));
    for (String name : HANDED_ON) {
      CommandLine command = main.getSubcommands().get(name);
      command.setUnmatchedOptionsArePositionalParams(true).setStopAtPositional(true);
    }
    main.setExecutionExceptionHandler((failure, command, result) -> show(failure));
    main.setOut(new PrintWriter(System.out, true));
    return main;
  }

  /** What this is, a line each. */
  static final class Versions implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return About.read().lines().toArray(String[]::new);
    }
  }

  private static int show(Exception failure) {
    if (failure instanceof Failure || failure instanceof Refused) {
      Terminal.errors().println("✗ " + failure.getMessage());
    } else {
      Terminal.errors().println("✗ The launcher itself failed; this is its mistake, not yours.");
      failure.printStackTrace(Terminal.errors());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
