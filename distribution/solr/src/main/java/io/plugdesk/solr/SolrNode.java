package io.plugdesk.solr;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;

/**
 * Runs the node until it is told to stop, or until its standard input ends: who started it holds
 * the other end, so it cannot outlive them.
 */
public final class SolrNode {
  private static final int FAILED = 1;

  private SolrNode() {}

  /** Takes no arguments: see {@link NodeSettings} for its environment. */
  public static void main(String[] arguments) {
    try {
      run(NodeSettings.of(System.getProperty("plugdesk.home"), System.getenv()));
    } catch (Exception failure) {
      System.err.println("Solr could not start: " + failure);
      failure.printStackTrace();
      Runtime.getRuntime().halt(FAILED);
    }
  }

  private static void run(NodeSettings settings) throws Exception {
    Files.createDirectories(settings.home());
    exitAtEndOf(System.in);
    EmbeddedZooKeeper zookeeper = EmbeddedZooKeeper.start(settings);
    Configset.upload(settings);
    SolrServer server = SolrServer.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, zookeeper), "stop"));
    System.out.println("Solr is ready on " + NodeSettings.LOOPBACK + ":" + settings.port());
  }

  private static void exitAtEndOf(InputStream lifeline) {
    Thread watch =
        new Thread(
            () -> {
              awaitEnd(lifeline);
              System.exit(0);
            },
            "lifeline");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd(InputStream lifeline) {
    try {
      lifeline.transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      System.err.println("Standard input broke, which counts as its end: " + broken.getMessage());
    }
  }

  private static void stop(SolrServer server, EmbeddedZooKeeper zookeeper) {
    try {
      server.close();
    } catch (Exception failure) {
      System.err.println("Solr did not stop cleanly: " + failure);
    } finally {
      zookeeper.close();
    }
  }
}
