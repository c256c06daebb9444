package io.plugdesk.bench.probe.echo;

import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;

/** A REST resource that knows nothing but its version. */
@Path("/")
public final class EchoResource {
  private final String version;

  EchoResource(String version) {
    this.version = version;
  }

  /** Tells it. */
  @GET
  @Produces("application/json")
  @RolesAllowed({"user", "admin"})
  public String version() {
    return "{\"version\":\"" + version + "\"}";
  }
}
