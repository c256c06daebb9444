package io.plugdesk.rest.server;

import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;

/** A resource that says what it has read. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public final class ReadingResource {
  /** What is sent. */
  public record Wish(String word) {}

  @POST
  public Wish needed(Wish wish) {
    return new Wish("needed " + wish.word());
  }

  @PUT
  public Wish optional(@DefaultValue("{\"word\":\"usual\"}") Wish wish) {
    return new Wish("optional " + wish.word());
  }

  @POST
  @Path("all")
  public Wish all(List<Wish> wishes) {
    return new Wish("all " + wishes.size());
  }

  @GET
  public Wish numbers(
      @QueryParam("limit") @DefaultValue("7") int limit,
      @QueryParam("after") Long after,
      @QueryParam("share") Double share,
      @QueryParam("sizes") List<Integer> sizes,
      @HeaderParam("X-Depth") Integer depth) {
    return new Wish("%s %s %s %s %s".formatted(limit, after, share, sizes, depth));
  }

  @GET
  @Path("{number}")
  public Wish number(@PathParam("number") int number) {
    return new Wish("number " + number);
  }
}
