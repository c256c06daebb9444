package io.plugdesk.routes.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.routes.documents.FakeLibrary;
import io.plugdesk.testkit.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The context of a tenant, also for what the check of a file would have missed. */
class TenantRoutesTest {
  private static final String TAKES =
      """
      - route:
          id: takes
          from:
            uri: direct:takes
            steps:
              - to: plugdesk:document?namespace=help
      """;

  @TempDir private Path data;
  private final FakeLibrary library = new FakeLibrary();
  private TenantRoutes acme;
  private TenantRoutes globex;

  private TenantRoutes acme() {
    acme = acme == null ? routes(Samples.ACME) : acme;
    return acme;
  }

  private TenantRoutes globex() {
    globex = globex == null ? routes(Samples.GLOBEX) : globex;
    return globex;
  }

  private TenantRoutes routes(TenantContext tenant) {
    var folder = data.resolve("folders").resolve(tenant.slug());
    return new TenantRoutes(tenant.slug(), new TenantComponents(tenant, library, folder));
  }

  @AfterEach
  void stop() {
    if (acme != null) {
      acme.close();
    }
    if (globex != null) {
      globex.close();
    }
  }

  @Test
  void takesADocumentInForItsTenant() throws Exception {
    acme().put("takes.yaml", TAKES);

    send(
        acme().camel(),
        "direct:takes",
        "Thirty days.",
        Map.of("DocumentId", "returns", "DocumentTitle", "Returns", "DocumentUrl", "https://x"));

    assertEquals(Map.of("acme help routes/returns", "Thirty days."), library.texts);
    var file = library.files.get("acme help routes/returns");
    assertEquals("returns.md", file.fileName());
    assertEquals("Returns", file.title());
  }

  @Test
  void removesADocumentThatIsThereNoMore() throws Exception {
    acme().put("takes.yaml", TAKES);
    send(acme().camel(), "direct:takes", "Thirty days.", Map.of("DocumentId", "returns"));

    send(
        acme().camel(),
        "direct:takes",
        null,
        Map.of("DocumentId", "returns", "DocumentRemoved", true));

    assertTrue(library.texts.isEmpty());
  }

  @Test
  void noHeaderNamesAnotherTenant() throws Exception {
    acme().put("takes.yaml", TAKES);

    send(
        acme().camel(),
        "direct:takes",
        "Thirty days.",
        Map.of("DocumentId", "x", "tenant", "globex", "tenant_id", Samples.GLOBEX.tenantId()));

    assertEquals(Set.of("acme help routes/x"), library.texts.keySet());
  }

  @Test
  void tellsWhyADocumentWasNotTaken() throws Exception {
    acme().put("takes.yaml", TAKES);

    var failure = send(acme().camel(), "direct:takes", "Thirty days.", Map.of());

    assertNotNull(failure);
    assertTrue(acme().failures().get("takes").contains("DocumentId"), "" + acme().failures());
  }

  @Test
  void doesNotReachTheRoutesOfAnotherTenant() throws Exception {
    globex().put("takes.yaml", TAKES);
    acme()
        .put(
            "sends.yaml",
            """
            - from:
                uri: direct:sends
                steps:
                  - to: direct:takes
            """);

    assertNotNull(send(acme().camel(), "direct:sends", "Canary", Map.of("DocumentId", "x")));
    assertTrue(library.texts.isEmpty(), "" + library.texts);
  }

  @Test
  void readsFilesOfItsTenantsFolderOnly() throws Exception {
    Files.createDirectories(data.resolve("folders/acme/inbox"));
    Files.createDirectories(data.resolve("folders/globex"));
    Files.writeString(data.resolve("folders/globex/secret.md"), "Canary");
    Files.createSymbolicLink(
        data.resolve("folders/acme/inbox/link.md"), data.resolve("folders/globex/secret.md"));
    Files.createSymbolicLink(
        data.resolve("folders/acme/inbox/others"), data.resolve("folders/globex"));
    Files.writeString(data.resolve("folders/acme/inbox/own.md"), "Our own.");
    acme()
        .put(
            "inbox.yaml",
            """
            - from:
                uri: file:inbox
                parameters: {noop: true, recursive: true, initialDelay: 0}
                steps:
                  - to: plugdesk:document
            """);

    Await.until(() -> !library.texts.isEmpty());

    assertEquals(Set.of("acme default routes/own.md"), library.texts.keySet());
    assertTrue(Files.exists(data.resolve("folders/globex/secret.md")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:inbox", "file:link", "file:link/sub"})
  void refusesAFolderThatIsALinkOutOfTheTenants(String uri) throws Exception {
    Files.createDirectories(data.resolve("folders/acme"));
    Files.createDirectories(data.resolve("folders/globex/sub"));
    Files.createSymbolicLink(data.resolve("folders/acme/link"), data.resolve("folders/globex"));
    if (uri.equals("file:inbox")) {
      Files.createSymbolicLink(data.resolve("folders/acme/inbox"), Path.of("/etc"));
    }
    var text = "- from:\n    uri: " + uri + "\n    steps:\n      - to: plugdesk:document\n";

    assertThrows(RefusedRoute.class, () -> acme().put("x.yaml", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec:id",
        "bean:x",
        "class:java.lang.Runtime",
        "http://127.0.0.1/",
        "file:/etc",
        "file:../globex",
        "langchain4j-chat:x",
        "language:simple:x",
        "ref:x",
        "properties:x",
        "log:x?showAll=true",
        "log:{{env:PATH}}",
        "plugdesk:document?tenant=globex",
        "timer:x?period=1",
      })
  void theContextItselfRefusesAnAddress(String uri) {
    var failure = assertThrows(Exception.class, () -> acme().camel().getEndpoint(uri));

    assertTrue(refused(failure), "" + failure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${bean:x}",
        "${sys.user.home}",
        "${env.PATH}",
        "${body.class.classLoader}",
        "${camelContext}",
        "resource:file:/etc/passwd",
        "{{env:PATH}}",
      })
  void theContextItselfRefusesAnExpression(String text) {
    var simple = acme().camel().resolveLanguage("simple");
    assertThrows(RefusedRoute.class, () -> simple.createExpression(text));
    assertThrows(RefusedRoute.class, () -> simple.createPredicate(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bean", "ref", "csimple", "exchangeProperty", "groovy", "variable"})
  void theContextItselfRefusesALanguage(String name) {
    assertThrows(RefusedRoute.class, () -> acme().camel().resolveLanguage(name));
  }

  @Test
  void theContextItselfReadsNoResourceAndNoPlaceholder() {
    var camel = acme().camel();
    var loader = PluginHelper.getResourceLoader(camel);

    assertThrows(RefusedRoute.class, () -> loader.resolveResource("file:/etc/passwd"));
    assertThrows(RuntimeException.class, () -> camel.resolvePropertyPlaceholders("{{env:PATH}}"));
    assertThrows(RefusedRoute.class, () -> camel.createDataFormat("json"));
  }

  @Test
  void theContextItselfRefusesARouteInJavaThatReachesOut() {
    assertThrows(
        Exception.class,
        () ->
            acme()
                .camel()
                .addRoutes(
                    new RouteBuilder() {
                      @Override
                      public void configure() {
                        from("direct:x").toD("exec:id").setBody(simple("${sys.user.home}"));
                      }
                    }));
  }

  @Test
  void changesTheRoutesOfAFileAndLeavesTheOthersAlone() throws Exception {
    acme().put("takes.yaml", TAKES);
    acme().put("other.yaml", TAKES.replace("takes", "other"));

    acme().put("takes.yaml", TAKES.replace("help", "faq"));
    send(acme().camel(), "direct:takes", "Thirty days.", Map.of("DocumentId", "x"));

    assertEquals(Set.of("acme faq routes/x"), library.texts.keySet());
    assertNotNull(acme().camel().getRoute("other"));
    acme().remove("takes.yaml");
    assertNull(acme().camel().getRoute("takes"));
    assertNotNull(acme().camel().getRoute("other"));
  }

  @Test
  void refusesTheIdOfARouteInAnotherFile() {
    acme().put("takes.yaml", TAKES);

    var failure = assertThrows(RefusedRoute.class, () -> acme().put("other.yaml", TAKES));

    assertTrue(failure.getMessage().contains("takes.yaml"), failure.getMessage());
    assertFalse(acme().ids("takes.yaml").isEmpty());
  }

  private static Exception send(
      CamelContext camel, String uri, Object body, Map<String, Object> headers) throws Exception {
    try (var producer = camel.createProducerTemplate()) {
      return producer
          .request(
              uri,
              exchange -> {
                exchange.getIn().setBody(body);
                exchange.getIn().setHeaders(new java.util.HashMap<>(headers));
              })
          .getException();
    }
  }

  private static boolean refused(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedRoute) {
        return true;
      }
    }
    return false;
  }
}
