package io.plugdesk.rest.json;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** What mappers share. */
class JsonTest {
  /** A class of a plugin. */
  private record Body(String text) {}

  @Test
  void aMapperRemembersTypesByItself() {
    var mapper = Json.mapper();
    var met = mapper.constructType(Body.class);
    assertSame(met, mapper.constructType(Body.class));
    assertNotSame(met, Json.mapper().constructType(Body.class));
  }
}
