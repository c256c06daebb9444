package io.plugdesk.insight;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The figures of the house for Prometheus; to this machine only. */
@Component(service = MetricsResource.class)
@RestResource(path = "/metrics")
@Path("/")
public final class MetricsResource {
  private final PrometheusMeters meters;

  /** Opens the resource. */
  @Activate
  public MetricsResource(@Reference PrometheusMeters meters) {
    this.meters = meters;
  }

  /** All figures in the text format of Prometheus. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(operationId = "metrics", summary = "Metrics for Prometheus, to this machine only")
  public String metrics(@Parameter(hidden = true) @Context HttpServletRequest request) {
    if (!loopback(request.getRemoteAddr())) {
      throw new PlugdeskException(
          Kind.FORBIDDEN, "Metrics are told to this machine only; scrape them from here");
    }
    return meters.scrape();
  }

  static boolean loopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
