package io.plugdesk.connector.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.testkit.ConnectorContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesConnectorTest extends ConnectorContract {
  private final List<String> notes = new ArrayList<>();

  @Override
  protected Connector connector() {
    return new NotesConnector(() -> notes);
  }

  @Override
  protected void put(String name, String text) {
    remove(name);
    notes.add(name + ": " + text);
  }

  @Override
  protected void remove(String name) {
    notes.removeIf(note -> note.startsWith(name + ":"));
  }

  @Test
  void namesANoteWithoutATitle() {
    notes.add("Thirty days.");

    var failure =
        assertThrows(PlugdeskException.class, () -> connector().changesSince(Cursor.START));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
  }
}
