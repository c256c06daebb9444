package io.plugdesk.rest.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.rest.routing.Route;
import io.plugdesk.rest.routing.Visit;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
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
    context.addListener(new Ending(stream));
    if (request.getMethod().equals("GET")) {
      follow(visit.route(), stream, context);
    }
    message.put(SseEventSink.class, stream);
    return stream;
  }

  private static void follow(Route route, EventStream stream, AsyncContext context) {
    Runnable end = stream::close;
    route.reading(end);
    context.addListener(new Reading(route, end));
  }

  /** Tells the route when the stream has ended. */
  private record Reading(Route route, Runnable end) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      route.read(end);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // Completion follows.
    }

    @Override
    public void onError(AsyncEvent event) {
      // Completion follows.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }

  /** Tells the stream when the container ends it. */
  private record Ending(EventStream stream) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      stream.gone();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      stream.close();
    }

    @Override
    public void onError(AsyncEvent event) {
      stream.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
