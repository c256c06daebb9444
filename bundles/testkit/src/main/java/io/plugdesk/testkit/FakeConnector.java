package io.plugdesk.testkit;

import io.plugdesk.api.connector.Changes;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.api.connector.SourceDocument;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connector to documents in memory; its cursor is the number of the last change given. */
public class FakeConnector implements Connector {
  private static final int PAGE = 50;

  private final Map<String, String> documents = new LinkedHashMap<>();
  private final List<String> log = new ArrayList<>();

  /** Makes one without documents. */
  public FakeConnector() {}

  /**
   * Makes a document, or changes it.
   *
   * @param id its id
   * @param text its text
   */
  public synchronized void put(String id, String text) {
    documents.put(id, text);
    log.add(id);
  }

  /**
   * Removes a document.
   *
   * @param id its id
   */
  public synchronized void remove(String id) {
    documents.remove(id);
    log.add(id);
  }

  @Override
  public synchronized Changes changesSince(Cursor cursor) {
    var from = cursor.equals(Cursor.START) ? 0 : Integer.parseInt(cursor.value());
    var to = Math.min(log.size(), from + PAGE);
    var ids = log.subList(from, to).stream().distinct().toList();
    return new Changes(
        ids.stream().filter(documents::containsKey).map(this::document).toList(),
        ids.stream().filter(id -> !documents.containsKey(id)).toList(),
        new Cursor(String.valueOf(to)),
        to < log.size());
  }

  private SourceDocument document(String id) {
    var bytes = documents.get(id).getBytes(StandardCharsets.UTF_8);
    return new SourceDocument(id, null, id, () -> new ByteArrayInputStream(bytes), null, Map.of());
  }
}
