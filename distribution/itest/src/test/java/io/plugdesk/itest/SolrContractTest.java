package io.plugdesk.itest;

import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.retrieval.solr.SolrConfig;
import io.plugdesk.retrieval.solr.SolrConnection;
import io.plugdesk.retrieval.solr.SolrRetriever;
import io.plugdesk.testkit.RetrieverContract;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shipped search, in the Solr that the launcher started. */
@ExtendWith(WithHouse.class)
class SolrContractTest extends RetrieverContract {
  private static SolrConnection connection;
  private static SolrRetriever solr;

  @BeforeAll
  static void connect(RunningHouse house) {
    connection =
        new SolrConnection(
            "http://127.0.0.1:" + house.environment().get("PLUGDESK_SOLR_PORT") + "/solr");
    solr = new SolrRetriever(connection, Settings.of(SolrConfig.class, Map.of()));
  }

  @AfterAll
  static void close() throws IOException {
    solr.drop(Samples.ACME);
    solr.drop(Samples.GLOBEX);
    connection.close();
  }

  @Override
  protected PassageIndex index() {
    return solr;
  }

  @Override
  protected Retriever retriever() {
    return solr;
  }

  @Override
  protected int dimension() {
    return 384;
  }
}
