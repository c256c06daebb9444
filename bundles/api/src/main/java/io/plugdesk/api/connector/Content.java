package io.plugdesk.api.connector;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a document, opened when they are needed.
 *
 * <p>The house opens it at most once a page, in the thread that asked for the page, and closes the
 * stream. An empty document is an empty stream. It throws {@link IOException} when the bytes cannot
 * be read; then the page is asked for again after a pause.
 */
@FunctionalInterface
public interface Content {
  /**
   * Opens the bytes.
   *
   * @return a stream that the caller closes
   * @throws IOException when they cannot be read
   */
  InputStream open() throws IOException;
}
