package io.plugdesk.security;

import io.plugdesk.api.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The public keys by which others verify our tokens (RFC 7517). */
@Component(service = KeysResource.class)
@RestResource(path = "/.well-known/jwks.json")
@Path("/")
public final class KeysResource {
  private final SecurityComponent security;

  /** Opens the resource. */
  @Activate
  public KeysResource(@Reference SecurityComponent security) {
    this.security = security;
  }

  /** The public keys. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "keys", summary = "The public keys of the house's issuer")
  public String keys() {
    return security.published().toString();
  }
}
