package io.plugdesk.api.channel;

import io.plugdesk.api.knowledge.Passage;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes one reply as it comes into being.
 *
 * <p>The house calls it from one thread at a time: {@link #candidates} at most once and first, then
 * any number of {@link #delta} and {@link #replace}, at the end {@link #finish} exactly once for
 * each attempt. Every call returns quickly, for the model waits; a slow reader is the sink's own
 * concern. Nothing is returned. A TRANSIENT {@link io.plugdesk.api.PlugdeskException} of {@code
 * finish} is retried later with the same answer and the same message id; a failure of the other
 * methods is ignored, since {@code finish} carries everything.
 */
@ConsumerType
public interface ReplySink {
  /**
   * Tells what was found, before the first word.
   *
   * @param passages best first, possibly none
   */
  void candidates(List<Passage> passages);

  /**
   * Appends to the reply.
   *
   * @param text the next piece, never empty
   */
  void delta(String text);

  /**
   * Replaces all that was written so far.
   *
   * @param text the whole reply so far, possibly empty
   */
  void replace(String text);

  /**
   * Ends the reply with its authoritative form.
   *
   * @param answer the whole answer
   */
  void finish(Answer answer);
}
