package io.plugdesk.routes.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;

/** Bounds how deep a file is nested, before what reads it calls itself for each level. */
final class Nesting {
  static final int DEEPEST = 50;

  private Nesting() {}

  /** Refuses a text that is nested deeper; reads event by event and no further than that. */
  static void check(LoadSettings settings, String text) {
    int depth = 0;
    for (var event : new Parse(settings).parseString(text)) {
      depth += step(event.getEventId());
      if (depth > DEEPEST) {
        var line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        throw tooDeep(line);
      }
    }
  }

  static RefusedRoute tooDeep(int line) {
    return new RefusedRoute(
        line, "The file is nested too deep: allowed are %d levels".formatted(DEEPEST));
  }

  private static int step(Event.ID event) {
    return switch (event) {
      case SequenceStart, MappingStart -> 1;
      case SequenceEnd, MappingEnd -> -1;
      default -> 0;
    };
  }
}
