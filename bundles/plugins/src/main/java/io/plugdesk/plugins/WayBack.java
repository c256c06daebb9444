package io.plugdesk.plugins;

import java.util.ArrayList;
import java.util.List;

/**
 * The versions to go back to, one step after the other.
 *
 * <p>Each version that takes over leads one step forward, and one that has served before leads back
 * to where it stands: so what was gone back from is behind nobody, and going back twice goes back
 * two steps, not to and fro. Where something of another kind served in between, such as the version
 * that came with the house, the way begins anew.
 */
final class WayBack {
  private final List<Service> steps = new ArrayList<>();

  /**
   * Walks it.
   *
   * @param services in the order in which they began
   */
  WayBack(List<Service> services) {
    for (var service : services) {
      if (!steps.isEmpty() && steps.get(steps.size() - 1).endedBefore(service)) {
        steps.clear();
      }
      var before = index(service.artifact());
      if (before >= 0) {
        steps.subList(before, steps.size()).clear();
      }
      steps.add(service);
    }
  }

  /** What served before a version took over from it; null when nothing did. */
  Artifact before(Artifact present) {
    var index = present == null ? steps.size() : index(present);
    return index > 0 ? steps.get(index - 1).artifact() : null;
  }

  private int index(Artifact artifact) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).artifact().equals(artifact)) {
        return i;
      }
    }
    return -1;
  }
}
