package io.plugdesk.rest.problem;

import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;

/** Lets every failure of a resource leave as a problem; a response that a resource made stays. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException web && complete(web.getResponse())) {
      return web.getResponse();
    }
    var refusal = Problems.from(failure);
    var response =
        Response.status(refusal.problem().status())
            .type(Problem.MEDIA_TYPE)
            .entity(refusal.problem());
    refusal.headers().forEach(response::header);
    if (failure instanceof WebApplicationException web) {
      var allow = web.getResponse().getHeaderString("Allow");
      if (allow != null) {
        response.header("Allow", allow);
      }
    }
    return response.build();
  }

  private static boolean complete(Response response) {
    return response.hasEntity() || response.getStatus() < 400;
  }
}
