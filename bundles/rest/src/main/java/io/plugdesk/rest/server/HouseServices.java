package io.plugdesk.rest.server;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.identity.RateLimits;
import io.plugdesk.desk.identity.Tokens;
import io.plugdesk.desk.metrics.Meters;
import java.time.Duration;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The other rooms that requests pass through; any of them may be away for a while, and health is
 * still answered.
 */
@Component(service = HouseServices.class)
public final class HouseServices {
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Tokens tokens;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile RateLimits limits;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Meters meters;

  /** The verifier of tokens; while there is none, nobody can be let in. */
  Tokens tokens() {
    var there = tokens;
    if (there == null) {
      throw starting();
    }
    return there;
  }

  /** The limits; while there are none, nobody is let in either. */
  RateLimits limits() {
    var there = limits;
    if (there == null) {
      throw starting();
    }
    return there;
  }

  /** Counts a request that has been answered. */
  void answered(String route, String method, int status, Duration duration) {
    var there = meters;
    if (there != null) {
      var family = status / 100 + "xx";
      there.time(
          "http_request_duration_seconds",
          duration,
          "route",
          route,
          "method",
          method,
          "status",
          family);
    }
  }

  private static PlugdeskException starting() {
    return new PlugdeskException(
        PlugdeskException.Kind.TRANSIENT, "The house is still starting: try again in a moment");
  }
}
