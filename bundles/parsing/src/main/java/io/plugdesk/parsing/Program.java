package io.plugdesk.parsing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the parser is started; called afresh for each start. */
interface Program {
  /** Starts it; its standard streams are pipes, but for the errors, which it keeps to itself. */
  Process start() throws IOException;

  /** A program that runs in a folder with these variables alone; its errors go to a log. */
  static Program of(List<String> command, Map<String, String> variables, Path folder, Path log) {
    return () -> {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().clear();
      builder.environment().putAll(variables);
      builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return builder.start();
    };
  }
}
