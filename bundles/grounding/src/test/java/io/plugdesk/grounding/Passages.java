package io.plugdesk.grounding;

import io.plugdesk.api.knowledge.Passage;
import java.time.Instant;
import java.util.Map;

/** Makes passages for tests. */
final class Passages {
  private Passages() {}

  static Passage of(String id, String text, String language, double score) {
    return of(id, "Title", text, language, score);
  }

  static Passage of(String id, String title, String text, String language, double score) {
    return new Passage(
        id,
        "doc-" + id,
        "help",
        0,
        title,
        "",
        null,
        text,
        null,
        "v1",
        language,
        Instant.EPOCH,
        score,
        Map.of());
  }

  static Passage of(String id, double score) {
    return of(id, "text of " + id, "en", score);
  }
}
