package io.plugdesk.api.connector;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A place where documents are kept, and from which the house fetches what has changed.
 *
 * <p>The house calls it by its schedule, from one thread at a time; after deactivation it is not
 * called again. One page may take a minute; whoever has more says so in the page and is called
 * again at once. Nothing new is a page without changes, never null. It may throw {@link
 * io.plugdesk.api.PlugdeskException}: TRANSIENT, and the same page is asked for again after a
 * pause; MISCONFIGURED, and the tenant's admin is told; any other kind stops this round.
 */
@ConsumerType
public interface Connector {
  /**
   * Gives one page of what has changed.
   *
   * @param cursor the cursor of the page before, once everything on that page is stored; {@link
   *     Cursor#START} at first
   * @return the page, with documents that can be opened until the next call
   */
  Changes changesSince(Cursor cursor);
}
