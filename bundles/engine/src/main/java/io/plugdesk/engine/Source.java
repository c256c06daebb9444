package io.plugdesk.engine;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.knowledge.Passage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;

/** A passage that an answer refers to, as the REST API shows it. */
record Source(
    @Schema(description = "The number in brackets by which the answer refers to it") int number,
    @Schema(description = "The caller's own id of the document") String docId,
    String section,
    @Schema(description = "The page on which the passage begins; null where there are none")
        Integer page,
    @Schema(description = "The page on which it ends; null where there are none") Integer lastPage,
    @Schema(description = "Fused retrieval score, for ordering only") double score,
    String chunkId,
    String title,
    String url,
    String versionId,
    @Schema(description = "Whether personal data was taken out of it") boolean redacted,
    @Schema(description = "The passage itself") String excerpt) {

  static Source of(int number, Passage passage) {
    return new Source(
        number,
        passage.documentId(),
        passage.section(),
        passage.page(),
        passage.lastPage(),
        passage.score(),
        passage.chunkId(),
        passage.title(),
        passage.url(),
        passage.versionId(),
        Boolean.parseBoolean(passage.metadata().get("redacted")),
        passage.text());
  }

  static List<Source> of(Answer answer) {
    return answer.citations().stream().map(c -> of(c.number(), c.passage())).toList();
  }

  /** What was found, in the order in which the model is given it. */
  static List<Source> of(List<Passage> found) {
    return IntStream.range(0, found.size()).mapToObj(i -> of(i + 1, found.get(i))).toList();
  }
}
