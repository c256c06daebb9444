package io.plugdesk.solr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Properties;
import javax.servlet.DispatcherType;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.solr.servlet.CoreContainerProvider;
import org.apache.solr.servlet.SolrDispatchFilter;
import org.apache.solr.util.configuration.SSLConfigurationsFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Solr's own web application on a Jetty that listens on loopback only. */
final class SolrServer implements AutoCloseable {
  private static final int MAX_THREADS = 400;
  private static final int MIN_THREADS = 8;
  private static final int IDLE_MILLIS = 120_000;
  private static final int MAX_HEADER_BYTES = 65_536;
  private static final long STOP_MILLIS = 15_000;

  private final Server server;

  private SolrServer(Server server) {
    this.server = server;
  }

  static SolrServer start(NodeSettings settings) throws Exception {
    tellSolr(settings);
    copySolrXml(settings.home());
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_MILLIS);
    threads.setReservedThreads(0);
    Server server = new Server(threads);
    server.addConnector(connector(server, settings.port()));
    server.setHandler(solr(settings.home(), settings.port()));
    server.setStopTimeout(STOP_MILLIS);
    server.start();
    return new SolrServer(server);
  }

  private static void tellSolr(NodeSettings settings) {
    System.setProperty("solr.log.dir", settings.home().resolve("logs").toString());
    System.setProperty("zkHost", settings.zookeeperAddress());
    System.setProperty("host", NodeSettings.LOOPBACK);
    System.setProperty("hostPort", String.valueOf(settings.port()));
    System.setProperty("solr.port.advertise", String.valueOf(settings.port()));
    System.setProperty("jetty.port", String.valueOf(settings.port()));
  }

  private static void copySolrXml(Path home) throws IOException {
    try (InputStream stream = SolrServer.class.getResourceAsStream("/solr.xml")) {
      Files.copy(stream, home.resolve("solr.xml"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static ServerConnector connector(Server server, int port) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    ServerConnector connector =
        new ServerConnector(
            server, 1, 2, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setHost(NodeSettings.LOOPBACK);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    return connector;
  }

  private static ServletContextHandler solr(Path home, int port) {
    ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
    context.setContextPath("/solr");
    context.setResourceBase(home.toString());
    context.addEventListener(new Cores(home, port));
    context.addFilter(SolrDispatchFilter.class, "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(NotFound.class, "/");
    return context;
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }

  /** Tells Solr's core container where its home is before it opens. */
  private static final class Cores extends CoreContainerProvider {
    private final Path home;
    private final int port;

    private Cores(Path home, int port) {
      this.home = home;
      this.port = port;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
      Properties properties = new Properties();
      properties.setProperty("hostPort", String.valueOf(port));
      ServletContext context = event.getServletContext();
      context.setAttribute(SolrDispatchFilter.PROPERTIES_ATTRIBUTE, properties);
      context.setAttribute(SolrDispatchFilter.SOLRHOME_ATTRIBUTE, home.toString());
      SSLConfigurationsFactory.current().init();
      super.contextInitialized(event);
    }
  }

  /** Answers what Solr's filter lets through; Jetty instantiates it. */
  public static final class NotFound extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
