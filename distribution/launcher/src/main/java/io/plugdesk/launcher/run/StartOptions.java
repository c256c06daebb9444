package io.plugdesk.launcher.run;

import java.util.Set;

/**
 * What a start is to do.
 *
 * @param only the processes to start, all when empty
 * @param demo whether the demo tenants are wanted
 */
public record StartOptions(Set<String> only, boolean demo) {
  public StartOptions {
    only = Set.copyOf(only);
  }

  boolean wants(String process) {
    return only.isEmpty() || only.contains(process);
  }
}
