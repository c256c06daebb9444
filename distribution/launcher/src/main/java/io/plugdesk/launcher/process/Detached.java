package io.plugdesk.launcher.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a command into a session of its own, so that Ctrl-C reaches the launcher alone. */
public final class Detached {
  private static final String PERL_SETSID = "use POSIX; POSIX::setsid(); exec @ARGV or exit 127";

  private Detached() {}

  /** The command with what puts it apart in front; its process number stays that of the command. */
  public static List<String> of(List<String> command) {
    List<String> whole = new ArrayList<>();
    Optional<Path> setsid = onPath("setsid");
    Optional<Path> perl = onPath("perl");
    if (setsid.isPresent()) {
      whole.add(setsid.get().toString());
    } else if (perl.isPresent()) {
      whole.addAll(List.of(perl.get().toString(), "-e", PERL_SETSID));
    }
    whole.addAll(command);
    return whole;
  }

  /** Where a program lies, as the shell would find it. */
  public static Optional<Path> onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    for (String folder : path.split(":")) {
      Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
      if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
