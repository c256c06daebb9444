package io.plugdesk.routes.connectors;

import io.plugdesk.api.connector.Changes;
import java.util.List;

/** Stores one page of changes: the route of a connector, as its round sees it. */
@FunctionalInterface
interface Pages {
  /**
   * Stores what has changed and removes what is gone.
   *
   * @param page the page
   * @return the ids at the source of documents that cannot be taken in, with reasons
   */
  List<Refused> store(Changes page);

  /**
   * A document that cannot be taken in.
   *
   * @param id its id at the source
   * @param reason why
   */
  record Refused(String id, String reason) {}
}
