package io.plugdesk.rest.filter;

import io.plugdesk.rest.json.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.annotation.Priority;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;

/**
 * Bounds the body, and refuses one that names another tenant than the token; after the gate, so
 * that nobody without a token makes the house read.
 */
@Priority(Priorities.ENTITY_CODER)
public final class BodyFilter implements ContainerRequestFilter {
  private final int limit;

  /**
   * Makes the filter.
   *
   * @param limit how many bytes a body may have
   */
  public BodyFilter(int limit) {
    this.limit = limit;
  }

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    var stream = context.getEntityStream();
    if (stream == null) {
      return;
    }
    if (context.getLength() > limit) {
      throw Body.tooLarge(limit);
    }
    if (!JsonProvider.reads(context.getMediaType())) {
      context.setEntityStream(new LimitedStream(stream, limit));
      return;
    }
    var bytes = Body.read(stream, limit);
    context.setEntityStream(new ByteArrayInputStream(bytes));
    var tenants = Body.tenants(bytes);
    if (context.getSecurityContext() instanceof CallerSecurity security) {
      tenants.forEach(named -> TenantAgreement.check(security.caller(), named));
    }
  }
}
