package io.plugdesk.retrieval.lucene;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.feature.Needs;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps and finds passages in an index on this node's disk; preferred to a search server. */
@Component(
    configurationPid = "io.plugdesk.retrieval.lucene",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LuceneConfig.class, factory = true)
@ServiceRanking(100)
@Provides(value = "search", unasked = false)
@Provides("search.lucene")
@Needs("embeddings")
public final class LuceneRetriever implements Retriever, PassageIndex {
  private final LuceneSearch search;
  private final Path folder;
  private final Map<String, TenantIndex> indexes = new ConcurrentHashMap<>();

  /** Takes the settings; nothing is opened before the first call. */
  @Activate
  public LuceneRetriever(LuceneConfig config) {
    this(config, Path.of(System.getProperty("plugdesk.home", "data"), "lucene"));
  }

  LuceneRetriever(LuceneConfig config, Path folder) {
    this.search = new LuceneSearch(config);
    this.folder = folder;
  }

  @Override
  public List<Passage> retrieve(Query query) {
    return index(query.tenant()).search(search.of(query), query);
  }

  @Override
  public void put(TenantContext tenant, List<IndexedPassage> batch) {
    index(tenant)
        .change(
            writer -> {
              for (var passage : batch) {
                writer.deleteDocuments(LuceneSearch.document(passage.passage()));
              }
              for (var passage : batch) {
                writer.addDocument(PassageDocuments.toLucene(passage));
              }
            });
  }

  @Override
  public void remove(TenantContext tenant, String namespace, Set<String> documentIds) {
    index(tenant)
        .change(
            writer -> {
              for (var id : documentIds) {
                writer.deleteDocuments(LuceneSearch.document(namespace, id));
              }
            });
  }

  @Override
  public void drop(TenantContext tenant) {
    index(tenant).drop();
  }

  @Deactivate
  void close() {
    indexes.values().forEach(TenantIndex::close);
  }

  /** The id becomes the name of a folder, so it has to be a UUID and nothing else. */
  private TenantIndex index(TenantContext tenant) {
    return indexes.computeIfAbsent(
        UUID.fromString(tenant.tenantId()).toString(), id -> new TenantIndex(folder.resolve(id)));
  }
}
