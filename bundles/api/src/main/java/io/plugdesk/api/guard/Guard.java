package io.plugdesk.api.guard;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at what customers write and at what the assistant is about to say: lets it pass, puts
 * something else in its place, or refuses it.
 *
 * <p>The house calls it from many threads at once, for a message before anything is looked up for
 * it, and for an answer sentence by sentence before a customer sees it; after deactivation it is
 * not called again. A check ends within {@link #LIMIT}, after which its thread is interrupted; the
 * customer waits for it, so a few milliseconds are better. A verdict is never null, and what passes
 * is {@link Verdict#pass}. The same text has the same verdict, and what a guard has put in place of
 * a text passes it. It may throw {@link io.plugdesk.api.PlugdeskException}: TRANSIENT has the
 * message tried again later; anything else gives it to a person. No message reaches a model and no
 * answer a customer unchecked; passages, tools' arguments and tools' results are not looked at.
 * Several guards are asked in the order of their plugin ids, each about what the one before it
 * left.
 */
@ConsumerType
public interface Guard {
  /** How long a check may take. */
  Duration LIMIT = Duration.ofSeconds(2);

  /**
   * Checks a text.
   *
   * @param text who says what to whom
   * @return whether it may be said
   */
  Verdict check(Text text);
}
