package io.plugdesk.solr;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.zookeeper.server.PurgeTxnLog;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/** The one-member ZooKeeper that SolrCloud keeps its cluster state in. */
final class EmbeddedZooKeeper implements AutoCloseable {
  private static final int TICK_MILLIS = 2000;
  private static final int MAX_CONNECTIONS = 200;
  private static final int SNAPSHOTS_KEPT = 3;

  private final ServerCnxnFactory connections;

  private EmbeddedZooKeeper(ServerCnxnFactory connections) {
    this.connections = connections;
  }

  static EmbeddedZooKeeper start(NodeSettings settings) throws IOException, InterruptedException {
    System.setProperty("zookeeper.preAllocSize", "4096");
    Path folder = Files.createDirectories(settings.home().resolve("zookeeper"));
    File data = folder.toFile();
    forgetOldSnapshots(folder);
    ZooKeeperServer server = new ZooKeeperServer(data, data, TICK_MILLIS);
    InetSocketAddress address =
        new InetSocketAddress(NodeSettings.LOOPBACK, settings.zookeeperPort());
    ServerCnxnFactory connections = ServerCnxnFactory.createFactory(address, MAX_CONNECTIONS);
    connections.startup(server);
    return new EmbeddedZooKeeper(connections);
  }

  private static void forgetOldSnapshots(Path folder) throws IOException {
    if (Files.isDirectory(folder.resolve("version-2"))) {
      PurgeTxnLog.purge(folder.toFile(), folder.toFile(), SNAPSHOTS_KEPT);
    }
  }

  @Override
  public void close() {
    connections.shutdown();
  }
}
