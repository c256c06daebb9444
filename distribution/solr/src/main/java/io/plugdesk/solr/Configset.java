package io.plugdesk.solr;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.solr.common.cloud.SolrZkClient;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;

/** The schema and settings of every collection, uploaded as {@code plugdesk} before Solr starts. */
final class Configset {
  static final String NAME = "plugdesk";

  private static final List<String> FILES =
      List.of("solrconfig.xml", "schema.xml", "elision_it.txt");
  private static final int TIMEOUT_SECONDS = 20;

  private Configset() {}

  /** Makes ZooKeeper's copy equal to the one in this jar; an equal file is left alone. */
  static void upload(NodeSettings settings)
      throws IOException, InterruptedException, KeeperException {
    try (SolrZkClient client =
        new SolrZkClient.Builder()
            .withUrl(settings.zookeeperAddress())
            .withTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .withConnTimeOut(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .build()) {
      for (String file : FILES) {
        put(client, "/configs/" + NAME + "/" + file, content(file));
      }
    }
  }

  static byte[] content(String file) throws IOException {
    try (InputStream stream = Configset.class.getResourceAsStream("/configset/" + file)) {
      if (stream == null) {
        throw new IOException(
            "The jar of the Solr node lacks configset/" + file + ". Build it again.");
      }
      return stream.readAllBytes();
    }
  }

  private static void put(SolrZkClient client, String path, byte[] content)
      throws InterruptedException, KeeperException {
    if (!client.exists(path, true)) {
      client.makePath(path, content, CreateMode.PERSISTENT, true);
    } else if (!Arrays.equals(client.getData(path, null, null, true), content)) {
      client.setData(path, content, true);
    }
  }
}
