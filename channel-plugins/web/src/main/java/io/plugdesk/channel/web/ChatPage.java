package io.plugdesk.channel.web;

import io.plugdesk.api.channel.Reception;
import io.plugdesk.api.channel.TenantProfile;
import io.plugdesk.api.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The chat page of a tenant, and the files of the widget. */
@Component(service = ChatPage.class)
@RestResource(path = "/chat")
@Path("/")
public final class ChatPage {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");
  private final Reception reception;

  /** Opens the resource. */
  @Activate
  public ChatPage(@Reference Reception reception) {
    this.reception = reception;
  }

  /** The page on which people chat with a tenant. */
  @GET
  @Path("{tenant}")
  @Produces(MediaType.TEXT_HTML)
  @Operation(
      operationId = "chatPage",
      summary = "The chat page of a tenant",
      responses = {
        @ApiResponse(responseCode = "200", description = "The page"),
        @ApiResponse(responseCode = "404", description = "No such chat")
      })
  public Response page(@PathParam("tenant") String slug) throws IOException {
    var profile = reception.tenant(slug, WebChannel.ID);
    return profile.isPresent()
        ? html(200, fill(text("chat.html"), profile.get()))
        : html(404, text("missing.html"));
  }

  /** Who leaves the tenant out is told so by the page that an unknown one gets. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response nobody() throws IOException {
    return html(404, text("missing.html"));
  }

  /** A file of the widget. */
  @GET
  @Path("assets/{file}")
  @Operation(
      operationId = "chatAsset",
      summary = "A file of the widget",
      responses = {
        @ApiResponse(responseCode = "200", description = "The file"),
        @ApiResponse(responseCode = "404", description = "No such file")
      })
  public Response asset(@PathParam("file") String file, @Context Request request)
      throws IOException {
    var type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null || !file.matches("[a-z0-9-]+\\.[a-z]+")) {
      return Response.status(404).build();
    }
    try (var content = open(file)) {
      if (content == null) {
        return Response.status(404).build();
      }
      var bytes = content.readAllBytes();
      var tag = new EntityTag(sha256(bytes));
      var unchanged = request.evaluatePreconditions(tag);
      return (unchanged == null ? Response.ok(bytes, type) : unchanged)
          .tag(tag)
          .header("Cache-Control", "public, max-age=0, must-revalidate")
          .build();
    }
  }

  private static Response html(int status, String page) {
    return Response.status(status)
        .type("text/html; charset=utf-8")
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-cache")
        .entity(page)
        .build();
  }

  private static String fill(String page, TenantProfile profile) {
    return page.replace("{{tenant}}", escape(profile.tenant().slug()))
        .replace("{{name}}", escape(profile.name()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String text(String file) throws IOException {
    try (var content = open(file)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String file) {
    return ChatPage.class.getResourceAsStream(file);
  }

  private static String sha256(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
