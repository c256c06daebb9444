package io.plugdesk.routes.connectors;

import java.util.List;

/**
 * What a round has done.
 *
 * @param changed documents that were stored
 * @param removed documents that were removed
 * @param refused documents that cannot be taken in, each with its reason; some of them
 */
record Outcome(int changed, int removed, List<String> refused) {
  Outcome {
    refused = List.copyOf(refused);
  }

  /** Whether there was anything to do. */
  boolean something() {
    return changed > 0 || removed > 0 || !refused.isEmpty();
  }
}
