package io.plugdesk.rest.server;

import io.plugdesk.rest.routing.Route;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.http.HttpServletRequest;

/** One request in a route, released once: at its return, or when its stream has ended. */
final class Visit implements AsyncListener {
  private final Route route;
  private final String trace;
  private final AtomicBoolean ended = new AtomicBoolean();

  Visit(Route route, String trace) {
    this.route = route;
    this.trace = trace;
  }

  /** The id under which its log lines stand. */
  String trace() {
    return trace;
  }

  /** The route it is in, also when the container comes back to it later. */
  Route route() {
    return route;
  }

  /** Whether it has been released. */
  boolean ended() {
    return ended.get();
  }

  /** Releases now, or when an asynchronous request completes. */
  void endWith(HttpServletRequest request) {
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(this);
        return;
      }
    } catch (IllegalStateException e) {
      // It completed in another thread between the question and the answer.
      end();
      return;
    }
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
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

  private void end() {
    if (ended.compareAndSet(false, true)) {
      route.release();
    }
  }
}
