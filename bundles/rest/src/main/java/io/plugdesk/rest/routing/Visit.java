package io.plugdesk.rest.routing;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.http.HttpServletRequest;

/**
 * One request in a route, released once: at its return, or when its stream has ended. What its
 * reader still has to take of a stream that has ended is the container's, and keeps no route.
 */
public final class Visit {
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
        request.getAsyncContext().addListener(new Ending(this::end));
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

  private void end() {
    if (ended.compareAndSet(false, true)) {
      route.release();
    }
  }
}
