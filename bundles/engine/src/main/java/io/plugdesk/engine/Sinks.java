package io.plugdesk.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a sink where its failure must not stop the answer, since its last call carries all. */
final class Sinks {
  private static final Logger LOG = LoggerFactory.getLogger(Sinks.class);

  private Sinks() {}

  static void quietly(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.debug("A channel did not take a part of a reply", e);
    }
  }
}
