package io.plugdesk.desk.gateway;

import io.plugdesk.api.PlugdeskException;

/**
 * A model was asked as often and as long as it may be, and did not answer; whoever asked does not
 * ask again for the same answer, since somebody waits for it.
 */
public final class AskedInVain extends PlugdeskException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the end of a call.
   *
   * @param last how the last attempt failed
   */
  public AskedInVain(PlugdeskException last) {
    super(last.kind(), last.getMessage(), last);
  }
}
