package io.plugdesk.desk.identity;

import java.time.Duration;

/**
 * Limits how often callers may call: per tenant, and per visitor.
 *
 * <p>Called from any thread, for every request, before anything is done; microseconds. Never null,
 * throws nothing.
 */
public interface RateLimits {
  /**
   * Takes one call from the budgets of the caller and its tenant.
   *
   * @param caller the verified caller
   * @return zero when the call may go on, else how long to wait
   */
  Duration take(Caller caller);

  /**
   * Takes one call from the budget of an address, for operations without a token.
   *
   * @param address the remote address
   * @return zero when the call may go on, else how long to wait
   */
  Duration take(String address);
}
