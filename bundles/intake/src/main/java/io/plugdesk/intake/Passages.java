package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.intake.cut.Piece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Makes the passages of one document, with vectors where the model knows the language; the same
 * document and chunking give the same passages.
 */
final class Passages {
  /** The metadata key that every passage has: the address or the id of its document. */
  static final String SOURCE = "source";

  private static final int BATCH = 8;
  private static final String UNKNOWN_LANGUAGE = "und";

  private final Embeddings embeddings;
  private final Task task;
  private final Redaction redaction;
  private final String language;
  private final EmbeddingCard card;
  private int made;

  Passages(Embeddings embeddings, Task task, Redaction redaction, String language) {
    this.embeddings = embeddings;
    this.task = task;
    this.redaction = redaction;
    this.language = language;
    this.card = embeddings.card(task.tenant());
  }

  /** Makes the next ones. */
  List<IndexedPassage> of(List<Piece> pieces) {
    boolean known = language.equals(UNKNOWN_LANGUAGE) || card.languages().contains(language);
    List<IndexedPassage> passages = new ArrayList<>(pieces.size());
    for (int from = 0; from < pieces.size(); from += BATCH) {
      List<Piece> batch = pieces.subList(from, Math.min(from + BATCH, pieces.size()));
      List<Passage> plain = batch.stream().map(piece -> passage(piece, made++)).toList();
      List<float[]> vectors = known ? vectors(plain) : List.of();
      for (int i = 0; i < batch.size(); i++) {
        Passage passage = plain.get(i);
        passages.add(
            new IndexedPassage(passage, Digests.of(passage.text()), known ? vectors.get(i) : null));
      }
    }
    return passages;
  }

  private List<float[]> vectors(List<Passage> batch) {
    return embeddings.passages(task.tenant(), batch.stream().map(this::withHeadings).toList());
  }

  /** A passage is embedded under its headings, as far as the window allows. */
  private String withHeadings(Passage passage) {
    TenantContext tenant = task.tenant();
    String title = passage.title() + "\n" + passage.text();
    String full =
        passage.section().isEmpty()
            ? title
            : passage.title() + " › " + passage.section() + "\n" + passage.text();
    for (String text : List.of(full, title)) {
      if (embeddings.tokens(tenant, text) <= card.window()) {
        return text;
      }
    }
    return passage.text();
  }

  private Passage passage(Piece piece, int ordinal) {
    Document document = task.document();
    String section = redaction.of(piece.section());
    String text = redaction.of(piece.text());
    Map<String, String> metadata = new HashMap<>(document.metadata());
    metadata.putIfAbsent(SOURCE, document.url() == null ? document.documentId() : document.url());
    metadata.remove(Passage.LAST_PAGE);
    if (!Objects.equals(piece.page(), piece.lastPage())) {
      metadata.put(Passage.LAST_PAGE, piece.lastPage().toString());
    }
    if (redaction.marks(section + text)) {
      metadata.put("redacted", "true");
    }
    return new Passage(
        id(ordinal),
        document.documentId(),
        document.namespace(),
        ordinal,
        document.title(),
        section,
        piece.page(),
        text,
        document.url(),
        document.versionId(),
        language,
        document.createdAt(),
        0,
        metadata);
  }

  private String id(int ordinal) {
    String identity =
        String.join(
            "\u0001",
            task.job().namespace(),
            task.job().documentId(),
            task.job().content(),
            String.valueOf(ordinal));
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
