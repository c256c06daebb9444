package io.plugdesk.grounding;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.gateway.Scoring;
import io.plugdesk.desk.gateway.Scoring.Text;
import io.plugdesk.desk.knowledge.Evidence;
import io.plugdesk.desk.knowledge.Grounding;
import io.plugdesk.desk.knowledge.Retrievers;
import io.plugdesk.desk.language.Languages;
import io.plugdesk.desk.tenants.Tenants;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Searches by words and by meaning at the same time, fuses, and says how sure it is. */
final class HybridGrounding implements Grounding {
  private static final String UNKNOWN = "und";
  private static final int SENTENCE = 3;

  /** A word that every tokenizer takes in one piece. */
  private static final String WHOLE_WORD = "a";

  private static final int MOST_READ = 20;

  private final GroundingConfig config;
  private final Tenants tenants;
  private final Retrievers retrievers;
  private final Embeddings embeddings;
  private final Scoring scoring;
  private final Languages languages;
  private final ExecutorService executor;

  HybridGrounding(
      GroundingConfig config,
      Tenants tenants,
      Retrievers retrievers,
      Embeddings embeddings,
      Scoring scoring,
      Languages languages,
      ExecutorService executor) {
    this.config = config;
    this.tenants = tenants;
    this.retrievers = retrievers;
    this.embeddings = embeddings;
    this.scoring = scoring;
    this.languages = languages;
    this.executor = executor;
  }

  @Override
  public Evidence ground(Request request) {
    return ground(request, settings(request.tenant())).evidence();
  }

  /** Grounds with a ranking of the caller's choice, and tells what the confidence rests on. */
  Grounded ground(Request request, Settings settings) {
    return FollowUp.ground(request, question -> mended(request, question, settings));
  }

  Settings settings(TenantContext tenant) {
    return tenants
        .find(tenant.tenantId())
        .map(found -> Settings.of(config, found))
        .orElseThrow(
            () -> new PlugdeskException(Kind.REJECTED, "There is no tenant " + tenant.slug()));
  }

  /** Where the question seems to hold slips of the finger, searches for what was meant. */
  private Grounded mended(Request request, String question, Settings settings) {
    var typed = weighed(request, question, settings);
    var tenant = request.tenant();
    int whole = embeddings.tokens(tenant, WHOLE_WORD);
    var slips =
        new Slips(typed.weighing().found(), word -> embeddings.tokens(tenant, word) <= whole);
    var meant = slips.mend(question);
    return judged(
        request, settings, meant.equals(question) ? typed : weighed(request, meant, settings));
  }

  private Weighed weighed(Request request, String question, Settings settings) {
    var language = language(question);
    var searched = searched(request, question, language, settings);
    var known = searched.card().languages();
    var weight = searched.dense() ? settings.denseWeight() : 0;
    var found =
        new Fusion(settings.ranking(), weight, known)
            .fuse(searched.byWords(), searched.byMeaning());
    var overlap = new Overlap(question, found);
    var weighing = new Weighing(Calibration.ranking(), weight, known, found, overlap);
    return new Weighed(new Text(language, question), searched, weight, overlap, weighing);
  }

  /** Reads the first passages and says how sure the house is of an answer. */
  private Grounded judged(Request request, Settings settings, Weighed weighed) {
    var searched = weighed.searched();
    var found = weighed.weighing().found();
    var ordered = weighed.weighing().ordered();
    var reading = Reading.of(scoring, request.tenant(), weighed.question(), ordered, read());
    var signs = Signs.of(ordered, weighed.overlap(), searched.vector(), reading);
    var embedding = searched.byMeaning().isEmpty() ? null : searched.card().model();
    var calibration = Calibration.of(embedding, reading.model());
    double value = found.isEmpty() ? 0 : calibration.probability(signs);
    double threshold =
        settings.threshold() == null ? calibration.threshold() : settings.threshold();
    var ranked =
        settings.ranking() == Ranking.WEIGHED
            ? reading.ordered(ordered, calibration.reads() ? Calibration.ranking().reading() : 0)
            : found;
    var best = ranked.subList(0, Math.min(request.limit(), ranked.size()));
    boolean answerable = !found.isEmpty() && value >= threshold;
    var question = weighed.question();
    return new Grounded(
        new Evidence(
            question.text(), best, value, answerable, question.language(), weighed.denseWeight()),
        signs,
        settings.ranking(),
        weighed.weighing(),
        reading);
  }

  private int read() {
    return Math.max(0, Math.min(MOST_READ, config.read()));
  }

  /** Both searches; the back end is given back before anything is read. */
  private Searched searched(Request request, String question, String language, Settings settings) {
    var tenant = request.tenant();
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
      return new Searched(card, dense, vector, byWords.found(), byMeaning);
    }
  }

  /** What both searches brought. */
  private record Searched(
      EmbeddingCard card,
      boolean dense,
      float[] vector,
      List<Passage> byWords,
      List<Passage> byMeaning) {}

  /** What was found, in the order of what speaks for each. */
  private record Weighed(
      Text question, Searched searched, double denseWeight, Overlap overlap, Weighing weighing) {}

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
   * Evidence with what it rests on.
   *
   * @param evidence what was found
   * @param signs what the confidence rests on
   * @param ranking in which order the passages are
   * @param weighing what speaks for each passage
   * @param reading what the scoring model says of the first of them
   */
  record Grounded(
      Evidence evidence, Signs signs, Ranking ranking, Weighing weighing, Reading reading) {}
}
