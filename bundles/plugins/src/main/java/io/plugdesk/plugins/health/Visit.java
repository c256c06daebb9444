package io.plugdesk.plugins.health;

import io.plugdesk.desk.plugins.Call;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a lease may do: its calls are counted, and a trial that came to no verdict is given back.
 */
public final class Visit {
  private final Conduct conduct;
  private final Places places;
  private final String tenantId;
  private final String seam;
  private final boolean trial;
  private final AtomicBoolean settled = new AtomicBoolean();

  Visit(Conduct conduct, Places places, String tenantId, String seam, boolean trial) {
    this.conduct = conduct;
    this.places = places;
    this.tenantId = tenantId;
    this.seam = seam;
    this.trial = trial;
  }

  /**
   * Begins a call.
   *
   * @throws io.plugdesk.api.PlugdeskException TRANSIENT when its places stay taken
   */
  public Call call() {
    try {
      return new Counted(places.take(conduct.subject().plugin(), seam, tenantId));
    } catch (RuntimeException e) {
      conduct.refused();
      throw e;
    }
  }

  /** Something outside of a call went wrong. */
  public void failed(Throwable cause) {
    conduct.begun();
    if (conduct.failed(this, cause)) {
      settled.set(true);
    }
    conduct.returned(this);
  }

  /** The lease is over. */
  public void close() {
    if (trial && settled.compareAndSet(false, true)) {
      conduct.undecided();
    }
  }

  private final class Counted implements Call {
    private final Runnable place;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Counted(Runnable place) {
      this.place = place;
      conduct.begun();
    }

    @Override
    public void failed(Throwable cause) {
      if (failed.compareAndSet(false, true)) {
        if (conduct.failed(this, cause)) {
          settled.set(true);
        }
        if (closed.get()) {
          conduct.forget(this);
        }
      }
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        place.run();
        conduct.returned(this);
        if (!failed.get()) {
          settled.set(true);
          conduct.worked();
        }
      }
    }
  }
}
