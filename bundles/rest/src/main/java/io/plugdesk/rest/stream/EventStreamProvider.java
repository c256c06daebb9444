package io.plugdesk.rest.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.rest.routing.Ending;
import io.plugdesk.rest.routing.Route;
import io.plugdesk.rest.routing.Visit;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.ext.Provider;
import javax.ws.rs.sse.SseEventSink;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.impl.AsyncResponseImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** Gives resources an {@link EventStream} as {@code @Context SseEventSink}. */
@Provider
public final class EventStreamProvider implements ContextProvider<SseEventSink> {
  private final ObjectMapper mapper;

  /** Makes the provider with the mapper of the house. */
  public EventStreamProvider(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public SseEventSink createContext(Message message) {
    var request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
    new AsyncResponseImpl(message);
    var context = request.getAsyncContext();
    var visit = (Visit) request.getAttribute(Visit.class.getName());
    var stream = new EventStream(new Outlet(context), mapper, visit::leave);
    context.addListener(new Ending(stream::close, stream::gone));
    if (request.getMethod().equals("GET")) {
      follow(visit.route(), stream, context);
    }
    message.put(SseEventSink.class, stream);
    return stream;
  }

  private static void follow(Route route, EventStream stream, AsyncContext context) {
    Runnable end = stream::close;
    route.reading(end);
    context.addListener(new Ending(() -> route.read(end)));
  }
}
