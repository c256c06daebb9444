package io.plugdesk.retrieval.solr;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;

/**
 * Lets those who wait for a commit share one: a commit takes a while, and one that begins after
 * everybody's change shows all of them.
 */
final class SharedCommits {
  private long begun;
  private long done;
  private boolean underWay;

  /**
   * Returns when a commit that began after this call has ended well.
   *
   * @param commit makes one; its failure reaches the caller who made it, the others try themselves
   */
  void after(Runnable commit) {
    long wanted = wanted();
    for (long mine = turn(wanted); mine > 0; mine = turn(wanted)) {
      boolean good = false;
      try {
        commit.run();
        good = true;
      } finally {
        ended(mine, good);
      }
    }
  }

  private synchronized long wanted() {
    return begun + 1;
  }

  /** The number of the commit that the caller has to make; 0 when the wanted one is done. */
  private synchronized long turn(long wanted) {
    try {
      while (underWay && done < wanted) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PlugdeskException(
          Kind.TRANSIENT, "The house stops: the change is repeated later.", interrupted);
    }
    if (done >= wanted) {
      return 0;
    }
    underWay = true;
    return ++begun;
  }

  private synchronized void ended(long mine, boolean good) {
    underWay = false;
    done = good ? mine : done;
    notifyAll();
  }
}
