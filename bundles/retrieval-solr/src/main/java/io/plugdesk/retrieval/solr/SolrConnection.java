package io.plugdesk.retrieval.solr;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.solr.client.solrj.SolrClient;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.impl.HttpJdkSolrClient;
import org.apache.solr.common.SolrException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to Solr that the instances of all tenants share.
 *
 * <p>It lets no call through before Solr has replayed its log, since until then Solr answers with a
 * part of the passages and calls that a success.
 */
@Component(service = SolrConnection.class, immediate = true)
public final class SolrConnection {
  private static final Logger LOG = LoggerFactory.getLogger(SolrConnection.class);
  private static final int ATTEMPTS = 3;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final String url;
  private final HttpJdkSolrClient client;
  private final SolrReadiness readiness;
  private final SolrSelfTest selfTest;

  private volatile boolean usable;
  private volatile boolean lost;

  /** Connects to the Solr of the house's environment; the first call is when Solr must be there. */
  @Activate
  public SolrConnection() {
    this(url(System.getenv()));
  }

  /**
   * Connects to the Solr at an address.
   *
   * @param url such as {@code http://127.0.0.1:8186/solr}
   */
  public SolrConnection(String url) {
    this.url = url;
    this.client = client(url);
    this.readiness = new SolrReadiness();
    this.selfTest = new SolrSelfTest();
  }

  static String url(Map<String, String> environment) {
    String external = environment.get("PLUGDESK_SOLR_URL");
    if (external != null && !external.isBlank()) {
      return external.replaceAll("/+$", "");
    }
    return "http://127.0.0.1:" + environment.getOrDefault("PLUGDESK_SOLR_PORT", "8186") + "/solr";
  }

  /** Closes the connection. */
  @Deactivate
  public void close() throws IOException {
    client.close();
  }

  /**
   * Runs a request, again if Solr fails in a way that passes, as its first queries after a start
   * do.
   *
   * @throws PlugdeskException TRANSIENT when Solr cannot be reached or is not ready
   */
  <R> R call(String purpose, SolrAction<R> action) {
    Exception failure = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return withOwnLoader(action);
      } catch (SolrException refused) {
        if (refused.code() < 500) {
          throw refused;
        }
        failure = refused;
      } catch (IOException | SolrServerException broken) {
        failure = broken;
      }
      usable = false;
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    if (!lost) {
      lost = true;
      LOG.warn("Solr at {} does not answer: {}", url, failure.toString());
    }
    throw new PlugdeskException(
        Kind.TRANSIENT,
        "Solr at " + url + " failed to " + purpose + ". Check that it runs; then try again.",
        failure);
  }

  private <R> R ready(SolrAction<R> action) throws IOException, SolrServerException {
    if (!usable) {
      readiness.check(client);
      selfTest.runOnce(client);
      usable = true;
      if (lost) {
        lost = false;
        LOG.info("Solr at {} is back", url);
      }
    }
    return action.on(client);
  }

  /** SolrJ looks its own classes up through the thread's context class loader. */
  private <R> R withOwnLoader(SolrAction<R> action) throws IOException, SolrServerException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(SolrClient.class.getClassLoader());
    try {
      return ready(action);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static HttpJdkSolrClient client(String url) {
    return new HttpJdkSolrClient.Builder(url)
        .useHttp1_1(true)
        .withConnectionTimeout(2, TimeUnit.SECONDS)
        .withRequestTimeout(30, TimeUnit.SECONDS)
        .build();
  }

  /** Something to be asked of Solr. */
  @FunctionalInterface
  interface SolrAction<R> {
    R on(SolrClient client) throws IOException, SolrServerException;
  }
}
