package io.plugdesk.routes.connectors;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.connector.Changes;
import io.plugdesk.api.connector.SourceDocument;
import io.plugdesk.routes.documents.DocumentEndpoint;
import io.plugdesk.routes.documents.Removal;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** The route of one connector: a page of changes, each of them, the knowledge. */
final class ConnectorRoute extends RouteBuilder {
  private final String id;
  private final Endpoint source;
  private final Endpoint document;

  ConnectorRoute(String id, ConnectorEndpoint source, DocumentEndpoint document) {
    this.id = id;
    this.source = source;
    this.document = document;
  }

  @Override
  public void configure() {
    document.setCamelContext(getContext());
    Processor noteRefusal = ConnectorRoute::noteRefusal;
    from(source)
        .routeId(id)
        .errorHandler(noErrorHandler())
        .process(ConnectorRoute::unfold)
        .split(body())
        .stopOnException()
        .doTry()
        .to(document)
        .doCatch(PlugdeskException.class)
        .process(noteRefusal)
        .end()
        .end();
  }

  /** What is gone, then what has changed: a document that was moved is not found twice. */
  private static void unfold(Exchange exchange) {
    var page = exchange.getIn().getBody(Changes.class);
    var each = new ArrayList<Object>();
    page.removed().forEach(gone -> each.add(new Removal(gone)));
    each.addAll(page.changed());
    exchange.getIn().setBody(each);
  }

  /** A document that cannot be taken in must not keep the others out; other failures go on. */
  @SuppressWarnings("unchecked")
  private static void noteRefusal(Exchange exchange) {
    var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, PlugdeskException.class);
    if (failure.kind() != Kind.REJECTED
        || !(exchange.getIn().getBody() instanceof SourceDocument document)) {
      throw failure;
    }
    var refused = (List<Pages.Refused>) exchange.getProperty(ConnectorConsumer.REFUSED, List.class);
    refused.add(new Pages.Refused(document.id(), failure.getMessage()));
  }
}
