package io.plugdesk.rest.routing;

import java.io.IOException;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Answers the requests of one route.
 *
 * <p>Called by the gateway from any number of threads between publishing and {@link #close}; it
 * takes as long as the resource takes. Returns nothing. Whatever it throws becomes a 500 without
 * detail.
 */
public interface Handler extends AutoCloseable {
  /**
   * Answers one request, or begins to and goes on asynchronously.
   *
   * @param config the configuration of the gateway's servlet
   * @param request the request
   * @param response the response
   */
  void handle(ServletConfig config, HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  @Override
  void close();
}
