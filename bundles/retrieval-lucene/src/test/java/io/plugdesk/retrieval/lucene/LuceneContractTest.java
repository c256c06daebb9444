package io.plugdesk.retrieval.lucene;

import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.testkit.RetrieverContract;
import io.plugdesk.testkit.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class LuceneContractTest extends RetrieverContract {
  @TempDir private Path folder;
  private LuceneRetriever lucene;

  @Override
  protected PassageIndex index() {
    lucene = new LuceneRetriever(Settings.of(LuceneConfig.class, Map.of()), folder);
    return lucene;
  }

  @Override
  protected Retriever retriever() {
    return lucene;
  }

  @Override
  protected int dimension() {
    return 384;
  }

  @AfterEach
  void close() {
    lucene.close();
  }
}
