package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.tool.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of the arguments of a tool. */
class ToolCallsTest {
  @Test
  void compilesASchemaOnceForAllToolsThatHaveIt() {
    var schema = ToolCalls.schema(wanting("order"));
    assertSame(schema, ToolCalls.schema(wanting("order")));
  }

  @Test
  void aToolWithAnotherSchemaIsCheckedAgainstItsOwn() {
    var json = "{\"order\":7}";
    assertEquals(Map.of("order", 7), ToolCalls.arguments(wanting("order"), json));
    assertThrows(PlugdeskException.class, () -> ToolCalls.arguments(wanting("parcel"), json));
  }

  private static ToolSpec wanting(String argument) {
    var schema = "{\"type\":\"object\",\"required\":[\"%s\"]}".formatted(argument);
    return new ToolSpec("orders", "Finds orders", schema, List.of(), Duration.ofSeconds(1));
  }
}
