package io.plugdesk.rest.routing;

import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;

/**
 * Tells of the end of an asynchronous request, also of one that starts anew meanwhile.
 *
 * @param failed told when it takes too long or fails; completion follows
 * @param completed told when it is over
 */
public record Ending(Runnable failed, Runnable completed) implements AsyncListener {
  /** Tells nothing but that it is over. */
  public Ending(Runnable completed) {
    this(() -> {}, completed);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    completed.run();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    failed.run();
  }

  @Override
  public void onError(AsyncEvent event) {
    failed.run();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
