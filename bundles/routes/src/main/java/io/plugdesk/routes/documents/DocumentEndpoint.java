package io.plugdesk.routes.documents;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@value #URI}: the end of a route, bound to one shelf. */
public final class DocumentEndpoint extends DefaultEndpoint {
  /** How routes name it. */
  public static final String URI = "plugdesk:document";

  private final Shelf shelf;

  /**
   * Makes the end of a route.
   *
   * @param uri as the route names it
   * @param component where it comes from, or null
   * @param shelf where its documents go
   */
  public DocumentEndpoint(String uri, Component component, Shelf shelf) {
    super(uri, component);
    this.shelf = shelf;
  }

  @Override
  public Producer createProducer() {
    return new DocumentProducer(this, shelf);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new IllegalArgumentException(
        URI + " is where a route ends: begin it with another component");
  }
}
