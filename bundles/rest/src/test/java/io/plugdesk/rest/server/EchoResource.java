package io.plugdesk.rest.server;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;

/** A resource that does one of everything a resource does. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class EchoResource {
  static final int LONG = 2000;

  /** More events than any reader's and any connection's buffers hold. */
  private static final int MUCH = 1000;

  final CountDownLatch entered = new CountDownLatch(1);
  final CountDownLatch mayLeave = new CountDownLatch(1);

  /** What is sent. */
  public record Message(String someText, int someNumber) {}

  /** What comes back. */
  public record Echo(
      String someText, String tenantSlug, String subject, boolean admin, Instant at) {}

  @POST
  @RolesAllowed({"admin", "visitor"})
  public Echo echo(
      Message message, @Context TenantContext tenant, @Context SecurityContext security) {
    var subject = security.getUserPrincipal().getName();
    var admin = security.isUserInRole("admin");
    return new Echo(message.someText(), tenant.slug(), subject, admin, Instant.EPOCH);
  }

  @GET
  @Path("things/{id}")
  @RolesAllowed("admin")
  public Echo thing(@PathParam("id") String id) {
    return new Echo(id, null, null, false, null);
  }

  @POST
  @Path("things")
  @RolesAllowed("admin")
  public Response create() {
    return Response.created(URI.create("things/7")).build();
  }

  @GET
  @Path("tenants/{tenant}")
  @RolesAllowed({"admin", "operator"})
  public Echo tenant(@PathParam("tenant") String name, @Context TenantContext tenant) {
    return new Echo(name, tenant == null ? null : tenant.slug(), null, false, null);
  }

  @GET
  @Path("forgotten")
  public String forgotten() {
    return "nobody may read this";
  }

  @GET
  @Path("failing/{how}")
  @RolesAllowed("admin")
  public String failing(@PathParam("how") String how) {
    switch (how) {
      case "transient":
        throw new PlugdeskException(PlugdeskException.Kind.TRANSIENT, "The index is away");
      case "rejected":
        throw new PlugdeskException(PlugdeskException.Kind.REJECTED, "Too long");
      case "missing":
        throw new NotFoundException();
      default:
        throw new IllegalStateException("secret detail");
    }
  }

  @GET
  @Path("stream")
  @Produces("text/event-stream")
  @RolesAllowed("admin")
  public void stream(@Context SseEventSink sink, @Context Sse sse) throws InterruptedException {
    new Thread(
            () -> {
              sink.send(sse.newEventBuilder().id("1").name("delta").data("one\ntwo").build());
              entered.countDown();
              await(mayLeave);
              sink.send(
                  sse.newEventBuilder().id("2").name("done").data(new Message("x", 3)).build());
              sink.close();
            })
        .start();
  }

  @GET
  @Path("refused-stream")
  @Produces("text/event-stream")
  @RolesAllowed("admin")
  public void refusedStream(@Context SseEventSink sink, @Context Sse sse) {
    throw new PlugdeskException(PlugdeskException.Kind.REJECTED, "Ask something");
  }

  @GET
  @Path("long-stream")
  @Produces("text/event-stream")
  @RolesAllowed("admin")
  public void longStream(@Context SseEventSink sink, @Context Sse sse) {
    new Thread(
            () -> {
              for (var number = 0; number < LONG; number++) {
                sink.send(sse.newEvent(Integer.toString(number)));
              }
              sink.close();
            })
        .start();
  }

  @GET
  @Path("flood")
  @Produces("text/event-stream")
  @RolesAllowed("admin")
  public void flood(@Context SseEventSink sink, @Context Sse sse) {
    var event = sse.newEvent("x".repeat(64 * 1024));
    new Thread(
            () -> {
              for (var number = 0; number < MUCH && !sink.isClosed(); number++) {
                sink.send(event);
              }
              entered.countDown();
            })
        .start();
  }

  @GET
  @Path("slow")
  @RolesAllowed("admin")
  public String slow() {
    entered.countDown();
    await(mayLeave);
    return "\"slow\"";
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
