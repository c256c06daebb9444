package io.plugdesk.rest.filter;

import io.plugdesk.api.rest.Upload;
import io.plugdesk.rest.json.JsonProvider;
import io.plugdesk.rest.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.annotation.Priority;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;

/**
 * Bounds the body, and refuses one that names another tenant than the token; after the gate, so
 * that nobody without a token makes the house read. The body of a public operation is the
 * operation's to read: a signature may have to be checked before.
 */
@Priority(Priorities.ENTITY_CODER)
public final class BodyFilter implements ContainerRequestFilter {
  /** What the fields of a form and its boundaries may take beside the file. */
  private static final long AROUND_FILE = 1 << 20;

  private final int limit;
  private final long fileLimit;

  /**
   * Makes the filter.
   *
   * @param limit how many bytes a body may have
   * @param fileLimit how many bytes the file of a form may have, where an operation takes one
   */
  public BodyFilter(int limit, long fileLimit) {
    this.limit = limit;
    this.fileLimit = fileLimit;
  }

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    var stream = context.getEntityStream();
    if (stream == null) {
      return;
    }
    if (UploadReader.reads(context.getMediaType()) && takesUpload()) {
      limit(context, fileLimit + AROUND_FILE, Body.fileTooLarge(fileLimit));
      return;
    }
    if (context.getLength() > limit) {
      throw Body.tooLarge(limit);
    }
    if (!JsonProvider.reads(context.getMediaType())
        || !(context.getSecurityContext() instanceof CallerSecurity security)) {
      limit(context, limit, Body.tooLarge(limit));
      return;
    }
    var bytes = Body.read(stream, limit);
    context.setEntityStream(new ByteArrayInputStream(bytes));
    Body.tenants(bytes).forEach(named -> TenantAgreement.check(security.caller(), named));
  }

  private static void limit(ContainerRequestContext context, long most, Refusal tooLong) {
    if (context.getLength() > most) {
      if (context.getHeaderString("Expect") == null) {
        Body.discard(context.getEntityStream());
      }
      throw tooLong;
    }
    context.setEntityStream(new LimitedStream(context.getEntityStream(), most, tooLong));
  }

  private static boolean takesUpload() {
    var operation = JAXRSUtils.getCurrentMessage().getExchange().get(OperationResourceInfo.class);
    return Arrays.asList(operation.getMethodToInvoke().getParameterTypes()).contains(Upload.class);
  }
}
