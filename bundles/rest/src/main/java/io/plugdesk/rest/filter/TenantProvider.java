package io.plugdesk.rest.filter;

import io.plugdesk.api.TenantContext;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.ext.Provider;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;

/**
 * Gives resources the verified tenant as {@code @Context TenantContext}; null for an operator and
 * in a public operation.
 */
@Provider
public final class TenantProvider implements ContextProvider<TenantContext> {
  @Override
  public TenantContext createContext(Message message) {
    return message.get(SecurityContext.class) instanceof CallerSecurity security
        ? security.caller().tenant()
        : null;
  }
}
