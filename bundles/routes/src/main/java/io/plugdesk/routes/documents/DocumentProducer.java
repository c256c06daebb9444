package io.plugdesk.routes.documents;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.connector.SourceDocument;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/**
 * Puts the document of an exchange on the shelf of its endpoint, or removes it.
 *
 * <p>The body is a {@link SourceDocument}, a {@link Removal}, or the bytes of a document whose id
 * is in the header {@value #ID} or, from a file, its name. Nothing in an exchange names a tenant.
 */
public final class DocumentProducer extends DefaultProducer {
  /** The id of the document, up to 200 characters. */
  public static final String ID = "DocumentId";

  /** Its title; without it, it is taken from the content. */
  public static final String TITLE = "DocumentTitle";

  /** Its file name, by whose ending its format is told; without it, the id is a name. */
  public static final String FILE_NAME = "DocumentFileName";

  /** Where people can open it. */
  public static final String URL = "DocumentUrl";

  /** True when the document is there no more. */
  public static final String REMOVED = "DocumentRemoved";

  private static final int LONGEST_ID = 200;

  private final Shelf shelf;

  DocumentProducer(Endpoint endpoint, Shelf shelf) {
    super(endpoint);
    this.shelf = shelf;
  }

  @Override
  public void process(Exchange exchange) {
    var message = exchange.getMessage();
    if (message.getBody() instanceof SourceDocument document) {
      shelf.put(document);
    } else if (message.getBody() instanceof Removal removal) {
      shelf.remove(removal.id());
    } else if (Boolean.TRUE.equals(message.getHeader(REMOVED, Boolean.class))) {
      shelf.remove(id(message));
    } else {
      shelf.put(document(message));
    }
  }

  private static SourceDocument document(Message message) {
    var id = id(message);
    return new SourceDocument(
        id,
        message.getHeader(TITLE, String.class),
        fileName(message, id),
        () -> stream(message),
        message.getHeader(URL, String.class),
        Map.of());
  }

  private static String id(Message message) {
    var named = message.getHeader(ID, String.class);
    var id = named == null ? message.getHeader(Exchange.FILE_NAME, String.class) : named;
    if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "A document needs an id of 1 to 200 characters: set the header "
              + ID
              + " before "
              + DocumentEndpoint.URI);
    }
    return id;
  }

  private static String fileName(Message message, String id) {
    var named = message.getHeader(FILE_NAME, String.class);
    if (named != null && !named.isBlank()) {
      return named;
    }
    var last = id.substring(id.lastIndexOf('/') + 1);
    return last.indexOf('.') > 0 ? last : last + ".md";
  }

  private static InputStream stream(Message message) {
    var stream = message.getBody(InputStream.class);
    return stream == null ? InputStream.nullInputStream() : stream;
  }
}
