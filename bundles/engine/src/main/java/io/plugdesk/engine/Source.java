package io.plugdesk.engine;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.knowledge.Passage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A passage that an answer refers to, as the REST API shows it. */
record Source(
    @Schema(description = "The caller's own id of the document") String docId,
    String section,
    @Schema(description = "Fused retrieval score, for ordering only") double score,
    String chunkId,
    String title,
    String url,
    String versionId,
    @Schema(description = "The passage itself") String excerpt) {

  static Source of(Passage passage) {
    return new Source(
        passage.documentId(),
        passage.section(),
        passage.score(),
        passage.chunkId(),
        passage.title(),
        passage.url(),
        passage.versionId(),
        passage.text());
  }

  static List<Source> of(Answer answer) {
    return answer.citations().stream().map(citation -> of(citation.passage())).toList();
  }
}
