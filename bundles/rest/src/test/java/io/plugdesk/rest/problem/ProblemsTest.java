package io.plugdesk.rest.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.plugdesk.api.PlugdeskException;
import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;

/** What a failure becomes. */
class ProblemsTest {
  @Test
  void aCallerThatHasGoneIsNoDefect() {
    var gone = new IllegalStateException("wrapped", new IOException(new EofException("Close")));
    assertTrue(Problems.callerHasGone(gone));
    assertEquals(400, Problems.from(gone).problem().status());
  }

  @Test
  void aLostDatabaseIsNoCallerThatHasGone() {
    var lost = new SQLException("An I/O error occurred", new EOFException());
    assertFalse(Problems.callerHasGone(lost));
    assertEquals(500, Problems.from(new IllegalStateException(lost)).problem().status());
    var away = new PlugdeskException(PlugdeskException.Kind.TRANSIENT, "PostgreSQL is away", lost);
    assertEquals(503, Problems.from(away).problem().status());
  }

  @Test
  void tellsNoFieldsWhereNoneAreKnown() {
    var unknown =
        new UnrecognizedPropertyException(
            (JsonParser) null, "no", null, Object.class, "volume", null);
    assertEquals("There is no field volume", Problems.from(unknown).problem().detail());
  }

  @Test
  void anythingElseIsADefect() {
    var defect = new IllegalStateException("wrapped", new IOException("no space left"));
    assertFalse(Problems.callerHasGone(defect));
    assertEquals(500, Problems.from(defect).problem().status());
  }
}
