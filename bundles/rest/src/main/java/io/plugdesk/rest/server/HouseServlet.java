package io.plugdesk.rest.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.rest.filter.GateFilter;
import io.plugdesk.rest.health.Checks;
import io.plugdesk.rest.json.Json;
import io.plugdesk.rest.problem.Problem;
import io.plugdesk.rest.problem.Problem.Kind;
import io.plugdesk.rest.problem.Problems;
import io.plugdesk.rest.problem.Refusal;
import io.plugdesk.rest.routing.Route;
import io.plugdesk.rest.routing.Router;
import io.plugdesk.rest.routing.Visit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.MDC;

/** The one servlet: finds the route of a request, counts what is under way, hands it on. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/*",
      "osgi.http.whiteboard.servlet.name=plugdesk-rest",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true",
      "load-on-startup=1"
    })
public final class HouseServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String VISIT = Visit.class.getName();
  private static final List<String> HEALTH = List.of("/health", "/v1/health");
  private static final Refusal STARTING =
      new Refusal(
          Kind.UNAVAILABLE,
          "The house is still starting: try again in a moment",
          Map.of("Retry-After", "1"));

  private final transient Router router;
  private final transient HouseServices services;
  private final transient ObjectMapper mapper = Json.mapper();
  private final transient Opening opening;
  private final transient CrossOrigin crossOrigin = new CrossOrigin();
  private final transient FrontPage frontPage = new FrontPage();

  /** Makes the servlet. */
  @Activate
  public HouseServlet(
      @Reference Router router, @Reference HouseServices services, @Reference Checks checks) {
    this(router, services, new Opening(checks::ready, checks::toldReady));
  }

  HouseServlet(Router router, HouseServices services, Opening opening) {
    this.router = router;
    this.services = services;
    this.opening = opening;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getAttribute(VISIT) instanceof Visit visit) {
      hand(visit, request, response);
      return;
    }
    if (crossOrigin.answered(request, response)) {
      return;
    }
    var path = request.getRequestURI();
    if (!RequestPath.isClear(path)) {
      refuse(response, new Refusal(Kind.MALFORMED, "The path is ambiguous: send it normalised"));
      return;
    }
    if (!isHealth(path) && !opening.isOpen()) {
      refuse(response, STARTING);
      return;
    }
    var route = router.acquire(path);
    if (route.isEmpty()) {
      if (frontPage.answered(request, response)) {
        return;
      }
      refuse(
          response,
          new Refusal(
              Kind.NOT_FOUND,
              "Nothing is served under this path: /openapi.json lists what there is"));
      return;
    }
    visit(route.get(), request, response);
  }

  private static boolean isHealth(String path) {
    return HEALTH.stream().anyMatch(at -> path.equals(at) || path.startsWith(at + "/"));
  }

  private void visit(Route route, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var started = System.nanoTime();
    var visit = new Visit(route, Trace.of(request.getHeader("traceparent")));
    request.setAttribute(VISIT, visit);
    hand(visit, request, response);
    if (visit.ended()) {
      var duration = Duration.ofNanos(System.nanoTime() - started);
      services.answered(route.path(), request.getMethod(), response.getStatus(), duration);
    }
  }

  private void hand(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (var trace = MDC.putCloseable(Trace.KEY, visit.trace())) {
      visit.route().handler().handle(getServletConfig(), request, response);
    } catch (RuntimeException e) {
      refuse(response, Problems.from(e));
    } finally {
      MDC.remove(GateFilter.TENANT);
      visit.endWith(request);
    }
  }

  private void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.setStatus(refusal.problem().status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    refusal.headers().forEach(response::setHeader);
    response.getOutputStream().write(mapper.writeValueAsBytes(refusal.problem()));
  }
}
