package ${package};

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.Designate;

/** Finds passages by words or by meaning; of several back ends the highest ranking is asked. */
@Component(
    configurationPid = "${package}",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FilesConfig.class, factory = true)
@ServiceRanking(200)
@Provides(value = "search", unasked = false)
@Provides("search.files")
public final class FilesRetriever implements Retriever, PassageIndex {
  private final double titleWeight;
  private final PassageFiles files;

  /** Takes the settings of one tenant; each tenant has an instance of its own. */
  @Activate
  public FilesRetriever(FilesConfig config) {
    this(config, PassageFiles.ofTheHouse());
  }

  FilesRetriever(FilesConfig config, PassageFiles files) {
    this.titleWeight = config.title__weight();
    this.files = files;
  }

  @Override
  public List<Passage> retrieve(Query query) {
    var allowed =
        files.all(query.tenant()).stream().filter(each -> allows(query, each.passage())).toList();
    var found = query.embedding() == null ? byWords(query, allowed) : byMeaning(query, allowed);
    return found
        .sorted(Comparator.comparingDouble(Passage::score).reversed())
        .limit(query.limit())
        .toList();
  }

  @Override
  public void put(TenantContext tenant, List<IndexedPassage> batch) {
    batch.stream()
        .collect(Collectors.groupingBy(PassageFiles.Document::of))
        .forEach((document, passages) -> files.put(tenant, document, passages));
  }

  @Override
  public void remove(TenantContext tenant, String namespace, Set<String> documentIds) {
    for (var id : documentIds) {
      files.remove(tenant, new PassageFiles.Document(namespace, id));
    }
  }

  @Override
  public void drop(TenantContext tenant) {
    files.drop(tenant);
  }

  private static boolean allows(Query query, Passage passage) {
    var filter = query.filter();
    var metadata = passage.metadata();
    return (filter.namespace() == null || filter.namespace().equals(passage.namespace()))
        && (filter.documentTypes().isEmpty()
            || filter.documentTypes().contains(metadata.getOrDefault("document_type", "")))
        && (filter.from() == null || !passage.createdAt().isBefore(filter.from()))
        && (filter.until() == null || !passage.createdAt().isAfter(filter.until()))
        && metadata.entrySet().containsAll(filter.metadata().entrySet());
  }

  /** The score is the sum over the words of the question, of which a rare one counts more. */
  private Stream<Passage> byWords(Query query, List<IndexedPassage> allowed) {
    var rarity = new HashMap<String, Double>();
    for (var word : words(query.text())) {
      var holders = allowed.stream().filter(each -> weight(word, each.passage()) > 0).count();
      rarity.put(word, Math.log(1 + allowed.size() / (1.0 + holders)));
    }
    return allowed.stream()
        .map(IndexedPassage::passage)
        .map(
            passage ->
                passage.withScore(
                    rarity.entrySet().stream()
                        .mapToDouble(word -> word.getValue() * weight(word.getKey(), passage))
                        .sum()))
        .filter(passage -> passage.score() > 0);
  }

  private double weight(String word, Passage passage) {
    return (words(passage.text()).contains(word) ? 1 : 0)
        + (words(passage.title()).contains(word) ? titleWeight : 0);
  }

  private static Set<String> words(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The score is the cosine, for both are unit vectors; not every passage has one. */
  private static Stream<Passage> byMeaning(Query query, List<IndexedPassage> allowed) {
    return allowed.stream()
        .filter(each -> each.embedding() != null)
        .map(each -> each.passage().withScore(cosine(query.embedding(), each.embedding())));
  }

  private static double cosine(float[] question, float[] passage) {
    double sum = 0;
    for (int i = 0; i < question.length; i++) {
      sum += question[i] * passage[i];
    }
    return sum;
  }
}
