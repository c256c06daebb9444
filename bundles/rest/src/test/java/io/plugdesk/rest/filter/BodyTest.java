package io.plugdesk.rest.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JacksonException;
import io.plugdesk.rest.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the door sees of a body. */
class BodyTest {
  @Test
  void findsEveryTenantAtTheTopLevel() throws IOException {
    var twice = "{\"tenant_id\":\"a\",\"x\":{\"tenant_id\":\"inner\"},\"tenant\\u005fid\":\"b\"}";
    assertEquals(List.of("a", "b"), tenants(twice));
    assertEquals(List.of("7"), tenants("{\"tenant_id\":7}"));
  }

  @Test
  void findsNoTenantElsewhere() throws IOException {
    assertEquals(List.of(), tenants(""));
    assertEquals(List.of(), tenants("{\"tenant_id\":null}"));
    assertEquals(List.of(), tenants("[{\"tenant_id\":\"a\"}]"));
    assertEquals(List.of(), tenants("\"tenant_id\""));
  }

  @Test
  void failsOnMalformedJson() {
    assertThrows(JacksonException.class, () -> tenants("{\"tenant_id\":\"a\""));
  }

  @Test
  void readsUpToTheLimitAndNotBeyond() throws IOException {
    assertEquals(4, Body.read(new ByteArrayInputStream(new byte[4]), 4).length);
    var refusal =
        assertThrows(Refusal.class, () -> Body.read(new ByteArrayInputStream(new byte[5]), 4));
    assertEquals(413, refusal.problem().status());
  }

  @Test
  void stopsAStreamAtItsLimit() throws IOException {
    assertEquals(
        4,
        new LimitedStream(new ByteArrayInputStream(new byte[4]), 4, Body.tooLarge(4))
            .readAllBytes()
            .length);
    var longer = new LimitedStream(new ByteArrayInputStream(new byte[5]), 4, Body.tooLarge(4));
    assertThrows(Refusal.class, longer::readAllBytes);
  }

  private static List<String> tenants(String json) throws IOException {
    return Body.tenants(json.getBytes(StandardCharsets.UTF_8));
  }
}
