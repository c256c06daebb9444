package io.plugdesk.rest.filter;

import io.plugdesk.desk.identity.Caller;
import io.plugdesk.desk.identity.Role;
import java.security.Principal;
import javax.ws.rs.core.SecurityContext;

/**
 * Shows the verified caller to resources in the words of JAX-RS.
 *
 * @param caller the caller
 * @param isSecure whether the request came over TLS
 */
record CallerSecurity(Caller caller, boolean isSecure) implements SecurityContext {
  @Override
  public Principal getUserPrincipal() {
    return caller::subject;
  }

  @Override
  public boolean isUserInRole(String name) {
    return caller.roles().stream().map(Role::name).anyMatch(name::equalsIgnoreCase);
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
