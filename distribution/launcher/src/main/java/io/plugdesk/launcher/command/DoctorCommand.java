package io.plugdesk.launcher.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.launcher.check.Doctor;
import io.plugdesk.launcher.check.Finding;
import io.plugdesk.launcher.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at what tends to be wrong and names the cure. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Look at what tends to be wrong and name the cure; exit code 0 when all is well.")
public final class DoctorCommand implements Callable<Integer> {
  private static final int ILL = 1;

  private final Place place;

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  public DoctorCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() throws Exception {
    List<Finding> findings =
        new Doctor(place.running().asStarted(), place.running().state()).examine();
    if (json) {
      place.terminal().line(new ObjectMapper().writeValueAsString(findings));
    } else {
      findings.forEach(this::print);
    }
    return findings.stream().allMatch(Finding::ok) ? 0 : ILL;
  }

  private void print(Finding finding) {
    Terminal terminal = place.terminal();
    terminal.line(
        "%s %-13s %s"
            .formatted(
                finding.ok() ? terminal.tick() : terminal.cross(),
                finding.name(),
                terminal.faint(finding.detail())));
    if (!finding.ok()) {
      terminal.line("                " + finding.cure());
    }
  }
}
