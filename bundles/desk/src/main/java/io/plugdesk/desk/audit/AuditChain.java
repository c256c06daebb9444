package io.plugdesk.desk.audit;

import java.util.List;

/**
 * Proves that the audit trail is as it was written.
 *
 * <p>Called seldom, from any thread; it reads every event, so it may take minutes. An untouched
 * trail has no breaches. Throws {@link io.plugdesk.api.PlugdeskException} TRANSIENT when the
 * database cannot be reached.
 */
public interface AuditChain {
  /** Reads the whole chain and compares it with its hashes. */
  Proof verify();

  /**
   * What was found.
   *
   * @param events how many sealed events there are
   * @param head the hash of the last one; written down elsewhere, it shows whether the end of the
   *     chain was cut off; empty when there is none
   * @param breaches what does not hold, the first hundred, in order; empty when all is well
   */
  record Proof(long events, String head, List<Breach> breaches) {
    /** Copies the breaches. */
    public Proof {
      breaches = List.copyOf(breaches);
    }
  }

  /**
   * An event that is not as it was written.
   *
   * @param eventId the event
   * @param reason what is wrong with it
   */
  record Breach(String eventId, String reason) {}
}
