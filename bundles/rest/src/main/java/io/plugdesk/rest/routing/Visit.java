package io.plugdesk.rest.routing;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.http.HttpServletRequest;

/**
 * One request in a route, released once: at its return, or when its stream has ended. What its
 * reader still has to take of a stream that has ended is the container's, and keeps no route.
 */
public final class Visit implements AsyncListener {
  private final Route route;
  private final String trace;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean returned;
  private volatile boolean left;

  /**
   * Begins a visit.
   *
   * @param route an acquired route, which the visit releases
   * @param trace the id under which its log lines stand
   */
  public Visit(Route route, String trace) {
    this.route = route;
    this.trace = trace;
  }

  /** The id under which its log lines stand. */
  public String trace() {
    return trace;
  }

  /** The route it is in, also when the container comes back to it later. */
  public Route route() {
    return route;
  }

  /** Whether it has been released. */
  public boolean ended() {
    return ended.get();
  }

  /** The resource has said all it has to say, though it may not have returned yet. */
  public void leave() {
    left = true;
    if (returned) {
      end();
    }
  }

  /** Releases now, or when an asynchronous request has been left or completes. */
  public void endWith(HttpServletRequest request) {
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(this);
        returned = true;
        if (left) {
          end();
        }
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
