package io.plugdesk.desk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure of the database is told by its state. */
class SqlTest {
  @ParameterizedTest
  @ValueSource(strings = {"08006", "40P01", "53300", "55P03", "57P01", "58030"})
  void aLostOrBusyDatabasePasses(String state) {
    assertEquals(Kind.TRANSIENT, kind(state));
  }

  @Test
  void aFailureWithoutAStatePasses() {
    assertEquals(Kind.TRANSIENT, kind(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23505"})
  void aValueThatDoesNotFitIsRejected(String state) {
    assertEquals(Kind.REJECTED, kind(state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "42601", "0A000"})
  void aWrongStatementIsADefect(String state) {
    var cause = new SQLException("wrong", state);
    var failure = assertInstanceOf(IllegalStateException.class, Sql.failed(cause));
    assertSame(cause, failure.getCause());
  }

  private static Kind kind(String state) {
    return assertInstanceOf(PlugdeskException.class, Sql.failed(new SQLException("no", state)))
        .kind();
  }
}
