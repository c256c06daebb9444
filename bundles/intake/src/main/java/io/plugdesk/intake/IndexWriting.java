package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.GrowingIndex;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Brings the passages of one document into one index: at once, or in batches when it is large. */
final class IndexWriting {
  private static final int AT_ONCE = 64;

  private final Plugins plugins;
  private final DocumentJob job;
  private final List<IndexedPassage> waiting = new ArrayList<>();
  private final Set<String> ids = new LinkedHashSet<>();
  private Home home;
  private boolean grows;

  /**
   * Writes nothing yet.
   *
   * @param home where to; where it has no plugin, the first lease decides
   */
  IndexWriting(Plugins plugins, DocumentJob job, Home home) {
    this.plugins = plugins;
    this.job = job;
    this.home = home;
  }

  /** Takes the next passages; an index that cannot grow gets them at the end. */
  void write(List<IndexedPassage> passages) {
    waiting.addAll(passages);
    passages.forEach(passage -> ids.add(passage.passage().chunkId()));
    if (waiting.size() >= AT_ONCE) {
      onIndex(
          index -> {
            if (index instanceof GrowingIndex growing) {
              growing.add(job.tenant(), waiting);
              grows = true;
              waiting.clear();
            }
          });
    }
  }

  /** Ends the document: all of it can be found, and nothing that was there before. */
  void finish() {
    onIndex(
        index -> {
          if (grows && index instanceof GrowingIndex growing) {
            growing.add(job.tenant(), waiting);
            growing.settle(job.tenant(), job.namespace(), job.documentId(), ids);
          } else if (grows) {
            throw changed();
          } else {
            index.put(job.tenant(), waiting);
          }
        });
  }

  /** Takes the document out of the index. */
  void remove() {
    onIndex(index -> index.remove(job.tenant(), job.namespace(), Set.of(job.documentId())));
  }

  /** The plugin of the index; null before it was used. */
  String plugin() {
    return home.plugin();
  }

  private void onIndex(Consumer<PassageIndex> action) {
    try (Lease<PassageIndex> lease = lease().orElseThrow(IndexWriting::none)) {
      if (grows && !lease.plugin().equals(home.plugin())) {
        throw changed();
      }
      home = new Home(lease.plugin(), null);
      lease
          .call()
          .run(
              () -> {
                action.accept(lease.get());
                return null;
              });
    }
  }

  private Optional<Lease<PassageIndex>> lease() {
    return home.lease(plugins, job.tenant(), Pins.none(), PassageIndex.class);
  }

  /** Half of the document lies elsewhere. */
  private static PlugdeskException changed() {
    return new PlugdeskException(
        Kind.TRANSIENT, "The tenant's index was changed meanwhile. Try again.");
  }

  private static PlugdeskException none() {
    return new PlugdeskException(
        Kind.MISCONFIGURED,
        "The tenant has no search index. Switch on a retrieval plugin, such as"
            + " io.plugdesk.retrieval.solr, and ingest again.");
  }
}
