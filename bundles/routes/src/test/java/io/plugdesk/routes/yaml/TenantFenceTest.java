package io.plugdesk.routes.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.routes.documents.FakeLibrary;
import io.plugdesk.testkit.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the context of a tenant refuses on its own, were the check of a file to miss it. */
class TenantFenceTest {
  private static final String TAKES =
      """
      - route:
          id: takes
          from:
            uri: direct:takes
            steps:
              - to: plugdesk:document
      """;

  @TempDir private Path folder;

  @Test
  void writesNoFile() throws Exception {
    var components = new TenantComponents(Samples.ACME, new FakeLibrary(), folder);
    try (var routes = new TenantRoutes("acme", components)) {
      var endpoint = routes.camel().getEndpoint("file:outbox");

      var failure = assertThrows(RefusedRoute.class, endpoint::createProducer);

      assertEquals(TenantFiles.FOR_READING, failure.getMessage());
    }
    assertFalse(Files.exists(folder.resolve("outbox")));
  }

  @Test
  void refusesAFileWhereTheStackOverflows() {
    try (var routes =
        new TenantRoutes(
            "acme",
            (name, camel) -> {
              throw new StackOverflowError();
            })) {
      assertThrows(RefusedRoute.class, () -> routes.put("takes.yaml", TAKES));
    }
  }
}
