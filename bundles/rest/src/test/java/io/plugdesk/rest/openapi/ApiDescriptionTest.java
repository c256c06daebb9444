package io.plugdesk.rest.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.TenantContext;
import io.plugdesk.rest.routing.Handler;
import io.plugdesk.rest.routing.Owner;
import io.plugdesk.rest.routing.Rank;
import io.plugdesk.rest.routing.Route;
import io.plugdesk.rest.routing.Router;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.security.RolesAllowed;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

/** Whether the description says what is served, and nothing else. */
class ApiDescriptionTest {
  private final Router router = new Router();
  private final ApiDescription description = new ApiDescription(router);

  @Test
  void describesWhatIsServedUnderItsFullPath() throws IOException {
    add("/api/v1/articles", Articles.class);
    add("/chat", Page.class);
    var paths = document().path("paths");
    assertEquals(
        Set.of("/api/v1/articles", "/api/v1/articles/{id}", "/api/v1/articles/stream", "/chat"),
        names(paths));
  }

  @Test
  void forgetsWhatIsNoLongerServed() throws IOException {
    var route = add("/chat", Page.class);
    assertTrue(document().path("paths").has("/chat"));
    router.remove(route);
    assertFalse(document().path("paths").has("/chat"));
  }

  @Test
  void isMadeOnceUntilSomethingChanges() {
    add("/chat", Page.class);
    assertSame(description.json(), description.json());
  }

  @Test
  void marksPublicOperationsAndNamesRoles() throws IOException {
    add("/api/v1/articles", Articles.class);
    add("/chat", Page.class);
    var paths = document().path("paths");
    assertTrue(paths.at("/~1chat/get/security").isEmpty());
    var closed = paths.at("/~1api~1v1~1articles~1{id}/get");
    assertTrue(closed.at("/security/0").has("bearer"), closed.toString());
    assertEquals("admin", closed.at("/x-roles/0").asText());
  }

  @Test
  void writesFieldsInSnakeCaseAndHidesWhatTheHouseInjects() throws IOException {
    add("/api/v1/articles", Articles.class);
    var document = document();
    var article = document.at("/components/schemas/Article/properties");
    assertEquals(Set.of("created_at", "long_title"), names(article));
    var create = document.at("/paths/~1api~1v1~1articles/post");
    assertTrue(create.path("parameters").isEmpty(), create.toString());
    assertFalse(document.toString().contains("TenantContext"), document.toString());
    assertFalse(document.toString().contains("SseEventSink"), document.toString());
  }

  @Test
  void keepsSchemasOfTheSameNameApart() throws IOException {
    add("/api/v1/articles", Articles.class);
    add("/api/v1/orders", Orders.class);
    var document = document();
    var schemas = document.at("/components/schemas");
    assertEquals(Set.of("Article", "ApiV1OrdersArticle", "Problem"), names(schemas));
    assertEquals(
        "#/components/schemas/ApiV1OrdersArticle",
        document.at("/paths/~1api~1v1~1orders/post/requestBody/content/*~1*/schema/$ref").asText());
  }

  @Test
  void namesEachOperationOnce() throws IOException {
    add("/api/v1/articles", Articles.class);
    add("/api/v1/orders", Orders.class);
    var ids = new HashSet<String>();
    for (var item : document().path("paths")) {
      for (var operation : item) {
        assertTrue(ids.add(operation.path("operationId").asText()), ids.toString());
      }
    }
    assertTrue(ids.containsAll(List.of("create", "createApiV1Orders")), ids.toString());
  }

  @Test
  void takesWhatAMethodReturnsForTheGoodAnswer() throws IOException {
    add("/api/v1/articles", Articles.class);
    add("/api/v1/orders", Orders.class);
    var paths = document().path("paths");
    var article = paths.at("/~1api~1v1~1articles~1{id}/get/responses");
    assertEquals(Set.of("200", "default"), names(article));
    assertTrue(article.at("/200/content").toString().contains("schemas/Article"), "" + article);
    assertEquals("#/components/responses/Problem", article.at("/default/$ref").asText());
    var order = paths.at("/~1api~1v1~1orders/post/responses");
    assertEquals(Set.of("204", "default"), names(order));
  }

  private Route add(String path, Class<?> resource) {
    var route =
        new Route(
            path, new Owner(path, 1), new Rank(0, Version.emptyVersion, 1), resource, new Silent());
    router.add(route);
    return route;
  }

  private JsonNode document() throws IOException {
    return new ObjectMapper().readTree(description.json());
  }

  private static Set<String> names(JsonNode node) {
    var names = new HashSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** A resource with roles. */
  @Path("/")
  public static final class Articles {
    /** An article. */
    public record Article(String longTitle, Instant createdAt) {}

    @POST
    @RolesAllowed("admin")
    @Operation(operationId = "create")
    public Article create(Article article, @Context TenantContext tenant) {
      return article;
    }

    @GET
    @Path("{id: [a-z]+}")
    @RolesAllowed("admin")
    @Operation(operationId = "article")
    public Article article(@PathParam("id") String id) {
      return new Article(id, Instant.EPOCH);
    }

    @GET
    @Path("stream")
    @Produces("text/event-stream")
    @RolesAllowed("admin")
    @Operation(operationId = "stream")
    public void stream(@Context SseEventSink sink, @Context Sse sse) {
      sink.close();
    }
  }

  /** A resource whose names are taken. */
  @Path("/")
  public static final class Orders {
    /** Something else under the same name. */
    public record Article(int number) {}

    @POST
    @RolesAllowed("admin")
    @Operation(operationId = "create")
    public void create(Article article) {
      // Only its signature matters here.
    }
  }

  /** A public page. */
  @Path("/")
  public static final class Page {
    @GET
    @Produces("text/html")
    @Operation(operationId = "page")
    public String page() {
      return "";
    }
  }

  /** Answers nothing. */
  private static final class Silent implements Handler {
    @Override
    public void handle(
        ServletConfig config, HttpServletRequest request, HttpServletResponse response) {
      throw new AssertionError("Nothing is handled here");
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }
}
