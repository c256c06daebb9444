package io.plugdesk.rest.filter;

import io.plugdesk.desk.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.Priority;
import javax.annotation.security.RolesAllowed;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.slf4j.MDC;

/** Stands before every matched operation: asks the {@link Gatekeeper} and names the caller. */
@Priority(Priorities.AUTHENTICATION)
public final class GateFilter implements ContainerRequestFilter {
  /** Where the tenant's name lies in the log context of a request. */
  public static final String TENANT = "tenant";

  private final Gatekeeper gatekeeper;

  /** Makes the filter of one server. */
  public GateFilter(Gatekeeper gatekeeper) {
    this.gatekeeper = gatekeeper;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    var message = JAXRSUtils.getCurrentMessage();
    var request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
    var operation = message.getExchange().get(OperationResourceInfo.class);
    var call =
        new Call(
            request.getRequestURI(),
            context.getHeaderString("Authorization"),
            context.getHeaderString("Origin"),
            request.getRemoteAddr(),
            allowed(operation),
            tenants(context));
    var admitted = gatekeeper.admit(call);
    admitted.map(Caller::tenant).ifPresent(tenant -> MDC.put(TENANT, tenant.slug()));
    admitted
        .map(caller -> new CallerSecurity(caller, request.isSecure()))
        .ifPresent(context::setSecurityContext);
  }

  private static Set<String> allowed(OperationResourceInfo operation) {
    var method = operation.getAnnotatedMethod();
    if (method == null) {
      return Set.of();
    }
    var roles = method.getAnnotation(RolesAllowed.class);
    if (roles == null) {
      roles = method.getDeclaringClass().getAnnotation(RolesAllowed.class);
    }
    return roles == null ? Set.of() : Set.of(roles.value());
  }

  private static List<String> tenants(ContainerRequestContext context) {
    var named = new ArrayList<String>();
    named.addAll(context.getHeaders().getOrDefault("X-Tenant-ID", List.of()));
    named.addAll(context.getUriInfo().getPathParameters().getOrDefault("tenant", List.of()));
    named.addAll(context.getUriInfo().getQueryParameters().getOrDefault("tenant_id", List.of()));
    return named;
  }
}
