package io.plugdesk.desk.privacy;

import io.plugdesk.api.TenantContext;

/**
 * Takes personal data out of a text before anything of it is stored, embedded or sent on.
 *
 * <p>Called from any thread, for every message and every page; a millisecond for a message. A
 * tenant whose policy does not ask for it gets the same text back, with no kinds. Throws nothing.
 */
public interface Privacy {
  /**
   * Redacts what the tenant's policy names.
   *
   * @param tenant the tenant
   * @param text the text
   * @return the text with a mark such as {@code [email]} in place of each find
   */
  Redacted redact(TenantContext tenant, String text);
}
