package io.plugdesk.rest.server;

import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Lets the widget be used on other sites: the chat's API and its assets, and nothing else. */
final class CrossOrigin {
  private static final List<String> OPEN = List.of("/api/v1/chat", "/chat/assets");

  /**
   * Adds the headers that a browser asks for.
   *
   * @return whether it was a browser's preflight, which is answered by now
   */
  boolean answered(HttpServletRequest request, HttpServletResponse response) {
    var origin = request.getHeader("Origin");
    if (origin == null || !open(request.getRequestURI())) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.addHeader("Vary", "Origin");
    response.setHeader("Access-Control-Expose-Headers", "Retry-After");
    var wanted = request.getHeader("Access-Control-Request-Method");
    if (wanted == null || !request.getMethod().equals("OPTIONS")) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
    response.setHeader(
        "Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID, X-Tenant-ID");
    response.setHeader("Access-Control-Max-Age", "600");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    return true;
  }

  private static boolean open(String path) {
    return OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
  }
}
