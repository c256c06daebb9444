package ${package};

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

class AnswersConnectorTest extends ConnectorContract {
  private final List<String> answers = new ArrayList<>();

  @Override
  protected Connector connector() {
    return new AnswersConnector(() -> answers);
  }

  @Override
  protected void put(String name, String text) {
    remove(name);
    answers.add(name + "? " + text);
  }

  @Override
  protected void remove(String name) {
    answers.removeIf(answer -> answer.startsWith(name + "?"));
  }

  @Test
  void callsADocumentByItsQuestion() {
    answers.add("Do you sell gift cards? We sell gift cards of 10 to 200 euros.");

    var document = connector().changesSince(Cursor.START).changed().get(0);

    assertEquals("Do you sell gift cards?", document.id());
  }

  @Test
  void namesAnAnswerWithoutAQuestion() {
    answers.add("We sell gift cards.");

    var failure =
        assertThrows(PlugdeskException.class, () -> connector().changesSince(Cursor.START));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
  }
}
