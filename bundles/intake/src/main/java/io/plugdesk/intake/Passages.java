package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.language.Languages;
import io.plugdesk.intake.cut.Cutter;
import io.plugdesk.intake.cut.Piece;
import io.plugdesk.intake.parse.Parsers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Makes the passages of a document, with vectors where the model knows the language. */
final class Passages {
  private static final int BATCH = 8;
  private static final String UNKNOWN_LANGUAGE = "und";

  private final Embeddings embeddings;
  private final Languages languages;

  Passages(Embeddings embeddings, Languages languages) {
    this.embeddings = embeddings;
    this.languages = languages;
  }

  /**
   * Makes them; the same document and chunking give the same passages.
   *
   * @param progress is told the passages in all and those that have a vector, after each batch
   */
  List<IndexedPassage> of(
      TenantContext tenant,
      Document document,
      Chunking chunking,
      BiConsumer<Integer, Integer> progress) {
    EmbeddingCard card = embeddings.card(tenant);
    Cutter cutter = new Cutter(text -> embeddings.tokens(tenant, text), card.window());
    var blocks = Parsers.parse(document.type(), document.content()).blocks();
    List<Piece> pieces = cutter.cut(blocks, chunking);
    String language = language(document);
    boolean known = language.equals(UNKNOWN_LANGUAGE) || card.languages().contains(language);
    progress.accept(pieces.size(), 0);
    List<IndexedPassage> passages = new ArrayList<>(pieces.size());
    for (int from = 0; from < pieces.size(); from += BATCH) {
      List<Piece> batch = pieces.subList(from, Math.min(from + BATCH, pieces.size()));
      List<float[]> vectors = known ? vectors(tenant, document, batch, card) : List.of();
      for (int i = 0; i < batch.size(); i++) {
        Passage passage = passage(document, chunking, language, passages.size(), batch.get(i));
        passages.add(
            new IndexedPassage(passage, Digests.of(passage.text()), known ? vectors.get(i) : null));
      }
      progress.accept(pieces.size(), known ? passages.size() : 0);
    }
    return passages;
  }

  private String language(Document document) {
    String named = document.metadata().get("language");
    return named == null || named.isBlank() ? languages.detect(plain(document)) : named;
  }

  private static String plain(Document document) {
    StringBuilder text = new StringBuilder(document.title());
    Parsers.parse(document.type(), document.content())
        .blocks()
        .forEach(block -> text.append('\n').append(block.text()));
    return text.toString();
  }

  private List<float[]> vectors(
      TenantContext tenant, Document document, List<Piece> batch, EmbeddingCard card) {
    return embeddings.passages(
        tenant,
        batch.stream().map(piece -> withHeadings(tenant, document, piece, card.window())).toList());
  }

  /** A passage is embedded under its headings, as far as the window allows. */
  private String withHeadings(TenantContext tenant, Document document, Piece piece, int window) {
    String title = document.title() + "\n" + piece.text();
    String full =
        piece.section().isEmpty()
            ? title
            : document.title() + " › " + piece.section() + "\n" + piece.text();
    for (String text : List.of(full, title)) {
      if (embeddings.tokens(tenant, text) <= window) {
        return text;
      }
    }
    return piece.text();
  }

  private static Passage passage(
      Document document, Chunking chunking, String language, int ordinal, Piece piece) {
    String identity =
        String.join(
            "\u0001",
            document.namespace(),
            document.documentId(),
            Job.content(document.versionId(), chunking),
            String.valueOf(ordinal));
    Map<String, String> metadata = new HashMap<>(document.metadata());
    metadata.putIfAbsent("source", document.url() == null ? document.documentId() : document.url());
    return new Passage(
        UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString(),
        document.documentId(),
        document.namespace(),
        ordinal,
        document.title(),
        piece.section(),
        null,
        piece.text(),
        document.url(),
        document.versionId(),
        language,
        document.createdAt(),
        0,
        metadata);
  }
}
