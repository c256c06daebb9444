package io.plugdesk.rest.server;

import io.plugdesk.api.PlugdeskException;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.MediaType;

/** A public resource whose signature nobody gets right. */
@Path("/")
public final class SignedResource {
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public String take(byte[] body) {
    throw new PlugdeskException(PlugdeskException.Kind.FORBIDDEN, "It is not signed");
  }
}
