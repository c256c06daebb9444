package io.plugdesk.grounding;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.gateway.Scoring;
import io.plugdesk.desk.gateway.Scoring.Text;
import io.plugdesk.desk.knowledge.Evidence;
import io.plugdesk.desk.knowledge.Evidence.Found;
import io.plugdesk.desk.knowledge.Grounding;
import io.plugdesk.desk.knowledge.Retrievers;
import io.plugdesk.desk.language.Languages;
import io.plugdesk.desk.tenants.Tenants;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** Searches by words and by meaning, fuses, reads, and says how sure it is. */
final class HybridGrounding implements Grounding {
  /** A word that every tokenizer takes in one piece. */
  private static final String WHOLE_WORD = "a";

  private final GroundingConfig config;
  private final Tenants tenants;
  private final Embeddings embeddings;
  private final Scoring scoring;
  private final TwoSearches searches;

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
    this.embeddings = embeddings;
    this.scoring = scoring;
    this.searches = new TwoSearches(config, retrievers, embeddings, languages, executor);
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
    var weighed = meant.equals(question) ? typed : weighed(request, meant, settings);
    return judged(request, settings, named(request, settings, weighed));
  }

  private Weighed weighed(Request request, String question, Settings settings) {
    var searched = searches.search(request, question, settings);
    return weighed(new Text(searched.language(), question), searched, settings, List.of());
  }

  /**
   * Where the question names one of several documents that are called alike, the name has chosen
   * the document, and the rest of the question is searched for.
   */
  private Weighed named(Request request, Settings settings, Weighed weighed) {
    var found = weighed.weighing().found();
    return weighed
        .namesakes()
        .withoutName(weighed.question().text(), found)
        .map(rest -> searches.search(request, rest, settings))
        .filter(searched -> !searched.isEmpty())
        .map(searched -> weighed(weighed.question(), searched, settings, found))
        .orElse(weighed);
  }

  /** Weighs what was searched; what was found before has titles to choose from as well. */
  private static Weighed weighed(
      Text question, TwoSearches.Searched searched, Settings settings, List<Found> before) {
    var known = searched.card().languages();
    var weight = searched.dense() ? settings.denseWeight() : 0;
    var found =
        new Fusion(settings.ranking(), weight, known)
            .fuse(searched.byWords(), searched.byMeaning());
    var overlap = new Overlap(question.text(), found);
    var seen = Stream.concat(before.stream(), found.stream()).toList();
    var namesakes = new Namesakes(question.text(), seen);
    var weighing = new Weighing(Calibration.ranking(), weight, known, found, overlap, namesakes);
    return new Weighed(question, searched, weight, overlap, namesakes, weighing);
  }

  /** Reads the first passages and says how sure the house is of an answer. */
  private Grounded judged(Request request, Settings settings, Weighed weighed) {
    var searched = weighed.searched();
    var found = weighed.weighing().found();
    var ordered = weighed.weighing().ordered();
    var reading =
        Reading.of(
            scoring,
            request.tenant(),
            weighed.question(),
            ordered,
            weighed.overlap(),
            settings.read());
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

  /** What was found, in the order of what speaks for each. */
  private record Weighed(
      Text question,
      TwoSearches.Searched searched,
      double denseWeight,
      Overlap overlap,
      Namesakes namesakes,
      Weighing weighing) {}

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
