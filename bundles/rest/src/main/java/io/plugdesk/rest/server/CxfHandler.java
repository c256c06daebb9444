package io.plugdesk.rest.server;

import io.plugdesk.rest.routing.Handler;
import java.io.IOException;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** Hands requests to one CXF server. */
final class CxfHandler implements Handler {
  private static final String ADDRESS = "org.apache.cxf.transport.endpoint.address";

  private final String path;
  private final Server server;
  private final AbstractHTTPDestination destination;

  CxfHandler(String path, Server server) {
    this.path = path;
    this.server = server;
    this.destination = (AbstractHTTPDestination) server.getDestination();
  }

  @Override
  public void handle(ServletConfig config, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var url = request.getRequestURL();
    url.setLength(url.length() - request.getRequestURI().length());
    request.setAttribute(ADDRESS, url.append(path).toString());
    destination.invoke(config, config.getServletContext(), request, response);
  }

  @Override
  public void close() {
    server.destroy();
  }
}
