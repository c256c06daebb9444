package io.plugdesk.grounding;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.knowledge.Grounding.Request;
import io.plugdesk.desk.knowledge.Retrievers;
import io.plugdesk.desk.language.Languages;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Searches by words and by meaning at the same time. */
final class TwoSearches {
  private static final String UNKNOWN = "und";
  private static final int SENTENCE = 3;

  private final GroundingConfig config;
  private final Retrievers retrievers;
  private final Embeddings embeddings;
  private final Languages languages;
  private final ExecutorService executor;

  TwoSearches(
      GroundingConfig config,
      Retrievers retrievers,
      Embeddings embeddings,
      Languages languages,
      ExecutorService executor) {
    this.config = config;
    this.retrievers = retrievers;
    this.embeddings = embeddings;
    this.languages = languages;
    this.executor = executor;
  }

  /**
   * Searches by words and, where the embedding model may know the language, by meaning; the back
   * end is given back before anything is read.
   *
   * @param request whose tenant's passages are searched
   * @param question what is searched for
   * @param settings how
   */
  Searched search(Request request, String question, Settings settings) {
    var tenant = request.tenant();
    var language = language(question);
    var card = embeddings.card(tenant);
    boolean dense =
        settings.denseWeight() > 0
            && (card.languages().contains(language) || mayKnow(card, language, question));
    try (var retriever =
        retrievers
            .lease(tenant, request.pins())
            .orElseThrow(
                () ->
                    new PlugdeskException(
                        Kind.MISCONFIGURED,
                        "The tenant has no retrieval back end; switch one on"))) {
      int wanted = Math.max(config.candidates(), request.limit());
      var byWords =
          TimedSearch.begin(
              executor,
              retriever,
              new Query(tenant, question, language, null, wanted, request.filter()));
      List<Passage> byMeaning;
      float[] vector;
      try {
        vector = dense ? embeddings.question(tenant, question) : null;
        byMeaning =
            dense
                ? TimedSearch.begin(
                        executor,
                        retriever,
                        new Query(tenant, question, language, vector, wanted, request.filter()))
                    .found()
                : List.of();
      } catch (RuntimeException e) {
        byWords.settle();
        throw e;
      }
      return new Searched(language, card, dense, vector, byWords.found(), byMeaning);
    }
  }

  /**
   * One or two words in plain letters are in no language in particular: "tent" is English and
   * Dutch. In other letters they are, and some of those are written without spaces.
   */
  private String language(String question) {
    boolean brief = Words.all(question).size() < SENTENCE && Letters.arePlain(question);
    return brief ? UNKNOWN : languages.detect(question);
  }

  /** In an unknown language, a model that reads Latin letters alone cannot read others. */
  private static boolean mayKnow(EmbeddingCard card, String language, String question) {
    return language.equals(UNKNOWN)
        && (Letters.areLatin(question) || Letters.others(card.languages()));
  }

  /**
   * What both searches brought.
   *
   * @param language the question's language
   * @param card the embedding model
   * @param dense whether the search by meaning took part
   * @param vector the question's vector, null where it did not
   * @param byWords what the search by words found
   * @param byMeaning what the search by meaning found
   */
  record Searched(
      String language,
      EmbeddingCard card,
      boolean dense,
      float[] vector,
      List<Passage> byWords,
      List<Passage> byMeaning) {
    boolean isEmpty() {
      return byWords.isEmpty() && byMeaning.isEmpty();
    }
  }
}
