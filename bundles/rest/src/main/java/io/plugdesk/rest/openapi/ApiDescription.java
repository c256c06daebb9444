package io.plugdesk.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plugdesk.rest.routing.Router;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The description of exactly what is served, made again when a resource has come or gone. */
@Component(service = ApiDescription.class)
public final class ApiDescription {
  private final Router router;
  private final ResourceReader reader = new ResourceReader();
  private Version current = new Version(-1, new byte[0]);

  /** Makes the description. */
  @Activate
  public ApiDescription(@Reference Router router) {
    this.router = router;
  }

  /** The OpenAPI document as JSON. */
  public synchronized byte[] json() {
    var revision = router.revision();
    if (current.revision() != revision) {
      var document = describe().toString().getBytes(StandardCharsets.UTF_8);
      current = new Version(revision, document);
    }
    return current.document();
  }

  private ObjectNode describe() {
    var merged = new MergedApi();
    router.live().forEach(route -> merged.add(route.path(), reader.read(route.resource())));
    return merged.document();
  }

  private record Version(long revision, byte[] document) {}
}
