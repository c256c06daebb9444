package io.plugdesk.rest.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Tells a person who opens the bare address in a browser where to go. It is the same for everybody
 * and names no tenant; programs get the problem that they can read.
 */
final class FrontPage {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final byte[] page;

  FrontPage() {
    try (var content = FrontPage.class.getResourceAsStream("front.html")) {
      page = content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The front page cannot be read: build the bundle again", e);
    }
  }

  /** Answers when the bare address is asked for as a page. */
  boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var accept = request.getHeader("Accept");
    if (!request.getRequestURI().equals("/")
        || !request.getMethod().equals("GET")
        || accept == null
        || !accept.contains("text/html")) {
      return false;
    }
    response.setContentType("text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Vary", "Accept");
    response.getOutputStream().write(page);
    return true;
  }
}
