package io.plugdesk.desk.gateway;

/**
 * Asks the tenant's chat model.
 *
 * <p>Called by the engine from many threads. {@link #ask} returns at once; the listener is called
 * from one thread at a time and ends with exactly one of its closing methods, also after a time-out
 * or a cancel. Before the first token a TRANSIENT failure is retried at most twice with back-off
 * and jitter, honouring Retry-After; after it, it is not. Every call leaves a usage record. Throws
 * {@link io.plugdesk.api.PlugdeskException} MISCONFIGURED at once when the tenant has no chat
 * model; every later failure goes to the listener.
 */
public interface Gateway {
  /**
   * Asks.
   *
   * @param call what is asked
   * @param listener takes the answer as it comes
   * @return the call in progress
   */
  RunningCall ask(ModelCall call, ModelListener listener);

  /**
   * Whether the tenant's chat model only quotes the passages it is given.
   *
   * @param tenant the tenant
   */
  boolean quotes(io.plugdesk.api.TenantContext tenant);

  /** A call in progress. */
  interface RunningCall {
    /** Stops it; the listener gets {@link ModelListener#failed}. Repeated, it does nothing. */
    void cancel();
  }
}
